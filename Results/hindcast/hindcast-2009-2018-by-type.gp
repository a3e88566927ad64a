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
2009 1713.7465864670032
2010 1754.0048751157785
2011 1786.282105737827
2012 1827.707149393419
2013 1859.1620504738803
2014 1954.7692743538673
2015 2044.9282212905127
2016 2105.700289246857
2017 2193.0081912928104
2018 2509.786002596234
EOD
$curve2 << EOD
# year value
2009 782.3816466315677
2010 780.9523747979638
2011 788.7954320979719
2012 791.9405673470211
2013 791.2411345939493
2014 804.1157432822707
2015 810.7113862927938
2016 815.5315554134654
2017 826.1400278610795
2018 836.2338181223226
EOD
$curve3 << EOD
# year value
2009 577.7532006601243
2010 574.3386346040971
2011 587.0861702705099
2012 602.117723790053
2013 602.1382503828883
2014 606.8563971138741
2015 600.8745960362742
2016 597.0173307218746
2017 601.4694567722107
2018 609.2606327233087
EOD
$curve4 << EOD
# year value
2009 5113.439563437693
2010 6891.0478681212235
2011 6757.7853634672365
2012 6551.501358977938
2013 6412.7266385328785
2014 6276.47885011658
2015 6072.111238255375
2016 6601.350684845804
2017 6544.951541184933
2018 6510.208342917464
EOD
$curve5 << EOD
# year value
2009 1713.664462127341
2013 1774.5296526160334
2018 2615.6974564833067
EOD
$curve6 << EOD
# year value
2009 782.2701114399033
2013 755.641879998775
2018 857.7083337723658
EOD
$curve7 << EOD
# year value
2009 577.6226341103554
2013 596.4775826623609
2018 700.4319397925498
EOD
$curve8 << EOD
# year value
2009 5113.045970974108
2013 5769.61890525246
2018 7655.361776429444
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
