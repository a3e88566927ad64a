# Redraw with: gnuplot hindcast-2000-2009-by-type.gp
set encoding utf8
set terminal svg size 800,500 fixed enhanced name 'hindcast_2000_2009_by_type' \
  background '#ffffff' font 'Helvetica,13'
set output 'hindcast-2000-2009-by-type.svg'
set decimalsign '.'
set minussign
set label 1 'From 2000 to 2009' at screen 0.02, screen 0.952 \
  left font ',17' textcolor rgb '#222222' noenhanced
set label 2 'The model (lines) and the catalogue (marks); the list of 2013 is incomplete' at screen 0.02, screen 0.902 \
  left font ',12' textcolor rgb '#666666' noenhanced
set margins at screen 0.115, screen 0.715, screen 0.14, screen 0.81
set border 3 linecolor rgb '#555555' linewidth 0.8
set tics out nomirror scale 0.8, 0.4 textcolor rgb '#222222'
set mxtics
set mytics
set xlabel offset 0, 0.2
set ylabel offset 0.8, 0
set format x '%.10g'
set grid ytics linetype 1 linecolor rgb '#e2e2e2' linewidth 0.7
set key at screen 0.73, screen 0.81 left top Left reverse noenhanced \
  samplen 1.6 spacing 1.4 textcolor rgb '#222222'
$curve1 << EOD
# year value
2000 1454.625837305024
2001 1486.2362849788544
2002 1503.1936612990676
2003 1529.007905617889
2004 1554.0142729579345
2005 1575.0968039366826
2006 1592.1406480228752
2007 1614.8901743283961
2008 1656.9817858451386
2009 1699.3628282305287
EOD
$curve2 << EOD
# year value
2000 700.4216611002074
2001 708.5183599422444
2002 701.1475754389211
2003 699.0302535587517
2004 705.1105184697878
2005 712.137460106308
2006 715.4333447076928
2007 726.7400794057986
2008 738.4395699436866
2009 752.5656122151554
EOD
$curve3 << EOD
# year value
2000 509.131134710404
2001 511.2360516606601
2002 498.6530169997007
2003 485.6422989980359
2004 484.0785564135973
2005 503.0517995515887
2006 504.77517969307416
2007 514.3531584570582
2008 521.8572048410083
2009 526.1298548070154
EOD
$curve4 << EOD
# year value
2000 2838.2118435651228
2001 3042.304232321857
2002 3070.944764915077
2003 2817.869090135101
2004 2753.5781741707488
2005 2788.921268971384
2006 2770.2713659461942
2007 2816.336589146304
2008 5762.068919170763
2009 5842.928232326072
EOD
$curve5 << EOD
# year value
2000 1454.5585488014337
2009 1713.664462127341
EOD
$curve6 << EOD
# year value
2000 700.3126797108389
2009 782.2701114399033
EOD
$curve7 << EOD
# year value
2000 508.9866512141294
2009 577.6226341103554
EOD
$curve8 << EOD
# year value
2000 2837.881077873648
2009 5113.045970974108
EOD
scale = 1
set xlabel 'Calendar year'
set xtics autofreq
set xrange [2000:2009]
set ylabel 'Number of objects'
set yrange [0:*]
plot keyentry with lines linecolor rgb '#332288' linewidth 2.2 dashtype solid title 'Payloads', \
  keyentry with lines linecolor rgb '#CC6677' linewidth 2.2 dashtype solid title 'Rocket bodies', \
  keyentry with lines linecolor rgb '#117733' linewidth 2.2 dashtype solid title 'Mission-related', \
  keyentry with lines linecolor rgb '#DDAA33' linewidth 2.2 dashtype solid title 'Fragments', \
  keyentry with points pointtype 7 pointsize 0.7 linecolor rgb '#222222' title 'Payloads, listed', \
  keyentry with points pointtype 5 pointsize 0.7 linecolor rgb '#222222' title 'Rocket bodies, listed', \
  keyentry with points pointtype 9 pointsize 0.7 linecolor rgb '#222222' title 'Mission-related, listed', \
  keyentry with points pointtype 11 pointsize 0.7 linecolor rgb '#222222' title 'Fragments, listed', \
  $curve1 using 1:($2 / scale) with lines linecolor rgb '#332288' linewidth 2.2 dashtype solid notitle, \
  $curve2 using 1:($2 / scale) with lines linecolor rgb '#CC6677' linewidth 2.2 dashtype solid notitle, \
  $curve3 using 1:($2 / scale) with lines linecolor rgb '#117733' linewidth 2.2 dashtype solid notitle, \
  $curve4 using 1:($2 / scale) with lines linecolor rgb '#DDAA33' linewidth 2.2 dashtype solid notitle, \
  $curve5 using 1:($2 / scale) with points pointtype 7 pointsize 0.7 linecolor rgb '#222222' notitle, \
  $curve6 using 1:($2 / scale) with points pointtype 5 pointsize 0.7 linecolor rgb '#222222' notitle, \
  $curve7 using 1:($2 / scale) with points pointtype 9 pointsize 0.7 linecolor rgb '#222222' notitle, \
  $curve8 using 1:($2 / scale) with points pointtype 11 pointsize 0.7 linecolor rgb '#222222' notitle
