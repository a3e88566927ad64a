# Redraw with: gnuplot hindcast-2009-2023-by-type.gp
set encoding utf8
set terminal svg size 800,500 fixed enhanced name 'hindcast_2009_2023_by_type' \
  background '#ffffff' font 'Helvetica,13'
set output 'hindcast-2009-2023-by-type.svg'
set decimalsign '.'
set minussign
set label 1 'From 2009 to 2023' at screen 0.02, screen 0.952 \
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
2010 1755.419859893877
2011 1787.7505529529788
2012 1829.8286413862215
2013 1861.4276863137304
2014 1956.5929938526756
2015 2046.6003244996473
2016 2110.3992571003137
2017 2200.194625280547
2018 2519.091849290625
2019 2803.4831549286705
2020 3069.757339429923
2021 4102.174409346517
2022 5746.857562316588
2023 7953.884887874532
EOD
$curve2 << EOD
# year value
2009 782.4764494335316
2010 782.2576707103278
2011 789.273242350255
2012 792.4908940492728
2013 792.1235125335503
2014 804.1244906779574
2015 809.3566035467694
2016 813.6862056088777
2017 824.2433426446466
2018 834.8781583432118
2019 849.5466192140698
2020 868.576352158806
2021 879.991651567586
2022 902.0271068023293
2023 936.8508053554456
EOD
$curve3 << EOD
# year value
2009 577.1878185212122
2010 573.874714406501
2011 587.3790557440386
2012 598.6641027585976
2013 597.3231979745449
2014 597.064881686447
2015 588.9740068699932
2016 582.1757454299208
2017 586.186377807044
2018 594.737428961291
2019 628.6619279724481
2020 637.274705642554
2021 643.1394321966934
2022 660.8629268013837
2023 645.1636123383997
EOD
$curve4 << EOD
# year value
2009 5103.499925602122
2010 6886.6651844251055
2011 6761.389335518966
2012 6563.640716260004
2013 6430.856619474134
2014 6292.241702423272
2015 6090.6868172358
2016 6624.845508691531
2017 6570.5905087270685
2018 6536.546849757869
2019 6512.520319637822
2020 6491.114708500508
2021 6829.950902639531
2022 7826.179349896524
2023 7836.136213937985
EOD
$curve5 << EOD
# year value
2009 1713.23076065846
2013 1774.0827902962767
2018 2615.235567911622
2023 7861.724975352345
EOD
$curve6 << EOD
# year value
2009 782.5445824973715
2013 755.4235019519809
2018 857.741824225879
2023 978.7319621365456
EOD
$curve7 << EOD
# year value
2009 577.2751098527295
2013 596.0280071430284
2018 700.3774115579146
2023 866.6397857352398
EOD
$curve8 << EOD
# year value
2009 5103.329180022543
2013 5760.086884781527
2018 7642.815903391932
2023 8707.329109039387
EOD
scale = 1
set xlabel 'Calendar year'
set xtics autofreq
set xrange [2009:2023]
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
