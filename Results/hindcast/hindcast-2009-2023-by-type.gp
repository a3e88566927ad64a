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
2009 1713.229103434363
2010 1755.4614557801413
2011 1787.9225388189254
2012 1829.7386850930243
2013 1861.426459633405
2014 1955.9947116681394
2015 2046.4275822770849
2016 2110.353976042326
2017 2200.1097722597065
2018 2518.9189689088435
2019 2803.166619189003
2020 3069.2464438633424
2021 4101.475530831931
2022 5745.715081116063
2023 7952.285325098574
EOD
$curve2 << EOD
# year value
2009 782.5470187633382
2010 782.344400224096
2011 789.3508161675992
2012 792.659082522683
2013 792.5796132844185
2014 804.3019255554582
2015 809.6930653227938
2016 813.9237597290839
2017 824.3460184567585
2018 834.8688027149541
2019 849.4014886975277
2020 868.3396867539027
2021 879.7123125896561
2022 901.6813117879975
2023 936.4342026629628
EOD
$curve3 << EOD
# year value
2009 577.2751098527297
2010 573.8391244009092
2011 587.3722768990065
2012 598.478427896817
2013 596.6724147758798
2014 596.9615340390698
2015 587.8956848642252
2016 582.4552213663804
2017 586.6096335987139
2018 594.9687414492373
2019 628.747770372214
2020 637.4017438732723
2021 642.9037635610439
2022 659.9538359212752
2023 644.4316005783809
EOD
$curve4 << EOD
# year value
2009 5103.338180462106
2010 6885.242938860871
2011 6759.299164783287
2012 6560.26043251288
2013 6427.834514761249
2014 6287.032121400263
2015 6085.725406385866
2016 6618.3856952267615
2017 6563.383637720006
2018 6528.874879987819
2019 6504.682306554662
2020 6483.186905800745
2021 6819.643616490766
2022 7814.2294641428125
2023 7822.213509866581
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
