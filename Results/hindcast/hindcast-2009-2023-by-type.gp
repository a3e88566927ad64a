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
2009 1713.2261791418928
2010 1753.4289980840722
2011 1785.7353292932066
2012 1827.8089733252382
2013 1859.356616682326
2014 1954.487742647229
2015 2043.929858557124
2016 2104.1279886221914
2017 2191.3657226918044
2018 2508.0361318957134
2019 2789.7647441319223
2020 3052.191672691546
2021 4061.9847046196783
2022 5646.675102751846
2023 7682.140075554045
EOD
$curve2 << EOD
# year value
2009 782.4766008540297
2010 782.2579063733924
2011 789.2735791600796
2012 792.4982341709135
2013 792.1272832577707
2014 804.1277790994955
2015 809.3594660052593
2016 813.6922821703907
2017 824.2453884186154
2018 834.88310393619
2019 849.55548240178
2020 868.5789819889104
2021 879.9940879119032
2022 902.0319912546615
2023 936.8554475784646
EOD
$curve3 << EOD
# year value
2009 577.1879320576987
2010 573.8234386649627
2011 586.9094130821024
2012 601.6876268362374
2013 599.9944395800832
2014 604.0400058423194
2015 606.2122763982848
2016 606.012559528839
2017 610.8966795618342
2018 618.7099369046132
2019 653.7468496167721
2020 666.4381667001528
2021 675.3886890906975
2022 698.5159581912033
2023 694.5334979163804
EOD
$curve4 << EOD
# year value
2009 5103.502332758775
2010 6886.729230030349
2011 6761.437849424335
2012 6563.725845659003
2013 6430.896524741878
2014 6292.252604616918
2015 6090.64770536127
2016 6624.817153139046
2017 6570.549106587891
2018 6536.5327349484
2019 6512.481454179563
2020 6491.045821693529
2021 6829.843444273962
2022 7826.124919879695
2023 7836.027651231585
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
2009 577.2751098527297
2013 596.0280071430284
2018 700.3774115579146
2023 866.6397857352395
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
