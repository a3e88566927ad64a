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
2009 1713.2261791418928
2010 1753.4288343000871
2011 1785.734805913199
2012 1827.8084994018814
2013 1859.35519351346
2014 1954.4849631353898
2015 2043.9287201794982
2016 2104.1265508630063
2017 2191.365461419493
2018 2508.0360664382874
EOD
$curve2 << EOD
# year value
2009 782.4766008540297
2010 782.2572718391007
2011 789.2730445308649
2012 792.4971284155471
2013 792.1252794638127
2014 804.1249857205643
2015 809.3578569122241
2016 813.6908322734074
2017 824.2446215514354
2018 834.8823418679874
EOD
$curve3 << EOD
# year value
2009 577.1879320576987
2010 573.8221713069379
2011 586.9102265406449
2012 601.6874447321715
2013 599.9950560150269
2014 604.0417865040384
2015 606.2152350796952
2016 606.0162120939253
2017 610.9013696875936
2018 618.7146766436359
EOD
$curve4 << EOD
# year value
2009 5103.502332758775
2010 6886.7278064661095
2011 6761.4367455038155
2012 6563.728675850758
2013 6430.912280340992
2014 6292.287822678516
2015 6090.688410332691
2016 6624.858048691871
2017 6570.5909939110925
2018 6536.572549720837
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
