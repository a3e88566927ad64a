# Redraw with: gnuplot hindcast-2009-2018-by-type.gp
set encoding utf8
set terminal svg size 800,500 fixed enhanced name 'hindcast_2009_2018_by_type' \
  background '#ffffff' font 'Helvetica,13'
set output 'hindcast-2009-2018-by-type.svg'
set decimalsign '.'
set minussign
set label 1 'From 2009 to 2018' at screen 0.02, screen 0.952 \
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
2009 1713.2153637100391
2010 1755.4196961159703
2011 1787.7500302370593
2012 1829.8281676015408
2013 1861.4262634585684
2014 1956.590207229689
2015 2046.5983052432127
2016 2110.397153495104
2017 2200.1934027202765
2018 2519.090808999691
EOD
$curve2 << EOD
# year value
2009 782.4764494335316
2010 782.2570361860919
2011 789.2727080065014
2012 792.489786832154
2013 792.121508729816
2014 804.1216984114999
2015 809.3549981294358
2016 813.6847527239256
2017 824.2425796897154
2018 834.8773928663019
EOD
$curve3 << EOD
# year value
2009 577.1878185212122
2010 573.8742922460283
2011 587.3797843976156
2012 598.6643734909734
2013 597.3262350623511
2014 597.0701795989937
2015 588.9828991643312
2016 582.1829458536735
2017 586.1943423532309
2018 594.7452230413065
EOD
$curve4 << EOD
# year value
2009 5103.499925602122
2010 6886.663883892731
2011 6761.388274245637
2012 6563.643620067243
2013 6430.872332588146
2014 6292.276945441769
2015 6090.72749781593
2016 6624.886272534309
2017 6570.632449338182
2018 6536.586594545184
EOD
$curve5 << EOD
# year value
2009 1713.23076065846
2013 1774.0827902962767
2018 2615.235567911622
EOD
$curve6 << EOD
# year value
2009 782.5445824973715
2013 755.4235019519809
2018 857.741824225879
EOD
$curve7 << EOD
# year value
2009 577.2751098527295
2013 596.0280071430284
2018 700.3774115579146
EOD
$curve8 << EOD
# year value
2009 5103.329180022543
2013 5760.086884781527
2018 7642.815903391932
EOD
scale = 1
set xlabel 'Calendar year'
set xtics autofreq
set xrange [2009:2018]
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
