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
2001 1486.478198281945
2002 1503.6829827655656
2003 1529.8594317188595
2004 1554.7083963824468
2005 1575.554889688519
2006 1592.470718360172
2007 1615.1104705114208
2008 1657.1872618488042
2009 1699.4140267381522
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
2000 509.1454342238373
2001 511.49261800082655
2002 502.62876471829685
2003 490.6719091496318
2004 488.2187505761202
2005 506.39500571421246
2006 507.77224016374356
2007 517.406042170241
2008 524.9651532877319
2009 529.3587826614278
EOD
$curve4 << EOD
# year value
2000 2829.1006327774116
2001 3031.8465406808964
2002 3072.4900139909546
2003 2824.8304708012092
2004 2762.530432688914
2005 2799.1083571171234
2006 2780.7478022397795
2007 2826.9657080796155
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
2000 508.96229048662974
2009 577.2751098527297
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
