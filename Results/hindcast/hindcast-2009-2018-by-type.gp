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
2009 1713.3777606694755
2010 1753.6361857619925
2011 1785.9128826296228
2012 1827.8284823280458
2013 1859.255965941961
2014 1954.6240549731658
2015 2044.0195152030947
2016 2104.340382137474
2017 2191.519571136981
2018 2508.0998449824306
EOD
$curve2 << EOD
# year value
2009 782.6989068178747
2010 781.7016306256188
2011 789.341886413636
2012 792.4646350489169
2013 791.5807050685809
2014 803.9937812113335
2015 809.8065834679451
2016 814.2536139300803
2017 824.7808169212627
2018 835.1800889035442
EOD
$curve3 << EOD
# year value
2009 577.4183810060805
2010 574.075883634216
2011 586.932548906735
2012 601.4474924509576
2013 599.9832257439444
2014 604.0828811723453
2015 605.9158900947922
2016 605.8727874039422
2017 610.9095332963584
2018 619.0789906150387
EOD
$curve4 << EOD
# year value
2009 5104.444295270676
2010 6887.113955191564
2011 6761.818631103256
2012 6564.229226604227
2013 6430.863646337116
2014 6292.24626951846
2015 6090.84476068512
2016 6622.230904377993
2017 6566.975655427067
2018 6532.520931885752
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
2009 577.2751098527297
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
