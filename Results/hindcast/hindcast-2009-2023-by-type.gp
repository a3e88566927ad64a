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
2009 1713.7465864670032
2010 1754.004982156243
2011 1786.282625145471
2012 1827.7076903603395
2013 1859.1634315314172
2014 1954.7719662637026
2015 2044.9291572458264
2016 2105.7016050383168
2017 2193.0083860454956
2018 2509.786070334258
2019 2791.7810723269035
2020 3054.551315048039
2021 4064.8314282109086
2022 5647.711135619828
2023 7683.809071493729
EOD
$curve2 << EOD
# year value
2009 782.3816466315677
2010 780.9531937732824
2011 788.7959458093072
2012 791.9416622917386
2013 791.2431034722264
2014 804.1182548582999
2015 810.7127787539788
2016 815.5329463032099
2017 826.1409066606743
2018 836.2346681992574
2019 849.7249925239303
2020 868.8079148534677
2021 880.3334054218014
2022 902.2022014965105
2023 936.8119944608676
EOD
$curve3 << EOD
# year value
2009 577.7532006601243
2010 574.3397321534181
2011 587.0853625907964
2012 602.1179486732135
2013 602.1378003995283
2014 606.8545243949059
2015 600.8724791274053
2016 597.0138832332148
2017 601.4652007868057
2018 609.2559785420603
2019 644.4277048412482
2020 657.4091500371112
2021 666.9763186016535
2022 691.351008411318
2023 690.6174186508775
EOD
$curve4 << EOD
# year value
2009 5113.439563437693
2010 6891.051368320221
2011 6757.785472757924
2012 6551.497897478592
2013 6412.708829708844
2014 6276.442883844001
2015 6072.06664644276
2016 6601.306120045327
2017 6544.906075495808
2018 6510.165832732562
2019 6485.9962510502255
2020 6464.556289567415
2021 6803.911676682037
2022 7794.574023424856
2023 7801.73538765386
EOD
$curve5 << EOD
# year value
2009 1713.664462127341
2013 1774.5296526160334
2018 2615.6974564833067
2023 7862.5066100263375
EOD
$curve6 << EOD
# year value
2009 782.2701114399033
2013 755.641879998775
2018 857.7083337723658
2023 979.0591200532635
EOD
$curve7 << EOD
# year value
2009 577.6226341103554
2013 596.4775826623609
2018 700.4319397925498
2023 866.8937076345791
EOD
$curve8 << EOD
# year value
2009 5113.045970974108
2013 5769.61890525246
2018 7655.361776429444
2023 8720.74743270875
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
