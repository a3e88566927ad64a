# Redraw with: gnuplot hindcast-2000-2009-by-type.gp
set encoding utf8
set terminal svg size 800,500 fixed enhanced name 'hindcast_2000_2009_by_type' \
  background '#ffffff' font 'Helvetica,13'
set output 'hindcast-2000-2009-by-type.svg'
set decimalsign '.'
set minussign
set label 1 'From 2000 to 2009' at screen 0.02, screen 0.952 \
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
2000 1454.3906202824055
2001 1486.578961756827
2002 1503.6974046242754
2003 1530.09037597073
2004 1554.8381277561077
2005 1575.5739871055089
2006 1592.3383748300112
2007 1614.8662199996654
2008 1656.928967660686
2009 1699.2015060233698
EOD
$curve2 << EOD
# year value
2000 700.7456403038782
2001 708.6555239869816
2002 701.5746949753104
2003 699.9733622294957
2004 706.3843027902884
2005 713.6538953838295
2006 717.2345141484521
2007 728.5544084139785
2008 740.315139399954
2009 754.7283358431526
EOD
$curve3 << EOD
# year value
2000 509.13259781126595
2001 511.4655760396338
2002 502.31769768837756
2003 490.3242514645242
2004 487.8093420143628
2005 506.37939794428735
2006 507.91859534751626
2007 517.4211760095717
2008 524.8237706366936
2009 529.1500767125867
EOD
$curve4 << EOD
# year value
2000 2829.8436974810907
2001 3032.212846977941
2002 3072.4007668033782
2003 2825.069095044516
2004 2762.4722847805465
2005 2798.6759393328025
2006 2780.693960319095
2007 2827.0928039837845
2008 5763.9896288696145
2009 5852.348563396174
EOD
$curve5 << EOD
# year value
2000 1454.2827791839259
2009 1713.23076065846
EOD
$curve6 << EOD
# year value
2000 700.5940131309386
2009 782.5445824973715
EOD
$curve7 << EOD
# year value
2000 508.96229048662974
2009 577.2751098527297
EOD
$curve8 << EOD
# year value
2000 2828.7558452977746
2009 5103.329180022543
EOD
scale = 1
set xlabel 'Calendar year'
set xtics autofreq
set xrange [2000:2009]
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
