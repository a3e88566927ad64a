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
2009 1713.2291034343627
2010 1755.4634584628805
2011 1787.9250531445507
2012 1829.7248670790127
2013 1861.4377978000286
2014 1955.9675340194183
2015 2046.4223835224836
2016 2110.383151433031
2017 2200.1425201629627
2018 2518.96207832902
2019 2803.189819131907
2020 3069.241614948027
2021 4101.468576280777
2022 5745.708071341781
2023 7952.227153821736
EOD
$curve2 << EOD
# year value
2009 782.5470187633382
2010 782.3385051982973
2011 789.356707790742
2012 792.6597032830821
2013 792.5711233889222
2014 804.3077397193533
2015 809.7138243572248
2016 813.9192146644309
2017 824.3463164372158
2018 834.8704293473288
2019 849.4020085451983
2020 868.3440195822867
2021 879.7171697952721
2022 901.6805417306794
2023 936.4274774444225
EOD
$curve3 << EOD
# year value
2009 577.2751098527298
2010 573.8357236173247
2011 587.3705082641113
2012 598.4617811670554
2013 596.5092033621911
2014 597.0771763972539
2015 588.0911424675048
2016 582.7352900290448
2017 586.6475045661358
2018 594.8888461805394
2019 628.5834235536404
2020 637.1567972272753
2021 642.5621859532771
2022 659.5819825062858
2023 644.6140485019341
EOD
$curve4 << EOD
# year value
2009 5103.338180462106
2010 6885.214418357781
2011 6759.263602960967
2012 6560.320304735067
2013 6427.8139255329625
2014 6287.006624349989
2015 6085.733740412956
2016 6618.296751441663
2017 6563.476306618451
2018 6529.042896784436
2019 6504.90051086229
2020 6483.433599891428
2021 6819.900041880672
2022 7814.468982869751
2023 7822.286847578931
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
  keyentry with lines linecolor rgb '#117733' linewidth 2.2 dashtype solid title 'Mission-related objects', \
  keyentry with lines linecolor rgb '#DDAA33' linewidth 2.2 dashtype solid title 'Fragments', \
  keyentry with points pointtype 7 pointsize 0.7 linecolor rgb '#222222' title 'Payloads, catalogue', \
  keyentry with points pointtype 5 pointsize 0.7 linecolor rgb '#222222' title 'Rocket bodies, catalogue', \
  keyentry with points pointtype 9 pointsize 0.7 linecolor rgb '#222222' title 'Mission-related objects…', \
  keyentry with points pointtype 11 pointsize 0.7 linecolor rgb '#222222' title 'Fragments, catalogue', \
  $curve1 using 1:($2 / scale) with lines linecolor rgb '#332288' linewidth 2.2 dashtype solid notitle, \
  $curve2 using 1:($2 / scale) with lines linecolor rgb '#CC6677' linewidth 2.2 dashtype solid notitle, \
  $curve3 using 1:($2 / scale) with lines linecolor rgb '#117733' linewidth 2.2 dashtype solid notitle, \
  $curve4 using 1:($2 / scale) with lines linecolor rgb '#DDAA33' linewidth 2.2 dashtype solid notitle, \
  $curve5 using 1:($2 / scale) with points pointtype 7 pointsize 0.7 linecolor rgb '#222222' notitle, \
  $curve6 using 1:($2 / scale) with points pointtype 5 pointsize 0.7 linecolor rgb '#222222' notitle, \
  $curve7 using 1:($2 / scale) with points pointtype 9 pointsize 0.7 linecolor rgb '#222222' notitle, \
  $curve8 using 1:($2 / scale) with points pointtype 11 pointsize 0.7 linecolor rgb '#222222' notitle
