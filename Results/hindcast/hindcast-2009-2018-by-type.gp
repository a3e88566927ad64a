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
2009 1713.229103434363
2010 1755.4611612202712
2011 1787.922096162601
2012 1829.7381956237082
2013 1861.424982728206
2014 1955.9917642548585
2015 2046.4256767130403
2016 2110.3518759465665
2017 2200.1085004687807
2018 2518.917840376343
EOD
$curve2 << EOD
# year value
2009 782.5470187633382
2010 782.3436448533904
2011 789.3502683809495
2012 792.6580062204459
2013 792.5775778818277
2014 804.2991156129156
2015 809.691458290168
2016 813.9222550025142
2017 824.3452123396412
2018 834.8680069621737
EOD
$curve3 << EOD
# year value
2009 577.2751098527297
2010 573.8386208329629
2011 587.3730027381611
2012 598.4786839007985
2013 596.6760659990741
2014 596.9664266328664
2015 587.903907689754
2016 582.4620096604674
2017 586.6178070578984
2018 594.9769441007572
EOD
$curve4 << EOD
# year value
2009 5103.338180462106
2010 6885.242641478239
2011 6759.297944024217
2012 6560.2633961007505
2013 6427.850526413201
2014 6287.067167204152
2015 6085.767054849963
2016 6618.427617704671
2017 6563.42686016085
2018 6528.91566360019
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
