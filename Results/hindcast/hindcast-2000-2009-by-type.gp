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
2000 1454.2672260606585
2001 1486.4894643964349
2002 1503.9891499744203
2003 1530.503652760192
2004 1555.4961702688313
2005 1576.4101155821404
2006 1593.3628163605695
2007 1616.2454363205786
2008 1659.2088737445542
2009 1702.0330199970394
EOD
$curve2 << EOD
# year value
2000 700.7146834633786
2001 708.696866427135
2002 702.0314505936334
2003 700.7194295698545
2004 706.0695440161325
2005 713.3952536190855
2006 717.0587447458163
2007 728.4556412499145
2008 740.2226044622847
2009 754.7591631627837
EOD
$curve3 << EOD
# year value
2000 509.14543422383736
2001 507.8638898145407
2002 486.9985202158096
2003 465.9107071248041
2004 460.1947873421834
2005 477.5257854034277
2006 478.82648898379205
2007 488.0955517343064
2008 494.8667826443218
2009 497.4557834830081
EOD
$curve4 << EOD
# year value
2000 2829.1006327774116
2001 3031.8465406808964
2002 3072.490013990955
2003 2824.8304708012092
2004 2762.530432688914
2005 2799.108357117124
2006 2780.74780223978
2007 2826.965708079616
2008 5763.351044703124
2009 5851.848718203049
EOD
$curve5 << EOD
# year value
2000 1454.2827791839259
2009 1713.23076065846
EOD
$curve6 << EOD
# year value
2000 700.5940131309386
2009 782.5445824973715
EOD
$curve7 << EOD
# year value
2000 508.9622904866296
2009 577.2751098527295
EOD
$curve8 << EOD
# year value
2000 2828.7558452977746
2009 5103.329180022543
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
