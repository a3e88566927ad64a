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
2009 1713.3777606694755
2010 1753.6362927689388
2011 1785.913402023162
2012 1827.82897054384
2013 1859.2573879276392
2014 1954.6268705059929
2015 2044.0205747810492
2016 2104.341722972107
2017 2191.519765129549
2018 2508.0998819263577
2019 2789.8200325894186
2020 3052.3340673880325
2021 4062.5958957083767
2022 5645.7648048736155
2023 7682.651211426998
EOD
$curve2 << EOD
# year value
2009 782.6989068178747
2010 781.7025373024112
2011 789.3424261544327
2012 792.4657252584432
2013 791.582773059801
2014 803.9964516283273
2015 809.8081242259508
2016 814.2550508215303
2017 824.7816408385719
2018 835.1808653299447
2019 849.3671899062281
2020 868.5512319775215
2021 880.1298165376024
2022 901.9842183700418
2023 936.7606940223675
EOD
$curve3 << EOD
# year value
2009 577.4183810060805
2010 574.0770769483879
2011 586.9317646789464
2012 601.4476628006506
2013 599.982600141541
2014 604.0811553104122
2015 605.9129614347348
2016 605.8691363506894
2017 610.9049382973158
2018 619.0741404037574
2019 654.3889043072145
2020 667.0825635094593
2021 676.016393980136
2022 699.2004895221979
2023 695.2985450687912
EOD
$curve4 << EOD
# year value
2009 5104.444295270676
2010 6887.114731774025
2011 6761.819667129558
2012 6564.226262614796
2013 6430.84748487266
2014 6292.211869649994
2015 6090.802513274117
2016 6622.187850007394
2017 6566.931950364525
2018 6532.480216129242
2019 6508.404698609008
2020 6487.132053301998
2021 6826.327729939818
2022 7822.774428105179
2023 7833.926052884223
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
