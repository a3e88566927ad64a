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
2000 1454.2794647357325
2001 1486.3539139012712
2002 1503.590145153423
2003 1530.1105007273866
2004 1554.6910354403417
2005 1575.5893133055058
2006 1592.5992356881054
2007 1615.55950584147
2008 1658.5938491779639
2009 1701.4541340304652
EOD
$curve2 << EOD
# year value
2000 700.5929805310178
2001 708.9429675704164
2002 702.2666401466525
2003 700.7013815896471
2004 706.0996171527237
2005 713.2658640597411
2006 716.9229298501944
2007 728.2854216359227
2008 740.0539420671845
2009 754.5546213791406
EOD
$curve3 << EOD
# year value
2000 508.96229048662974
2001 507.5259900041259
2002 486.8211531865476
2003 464.5969639531012
2004 459.8431416979364
2005 477.649455972352
2006 479.11711528299634
2007 488.4371572289475
2008 495.1756923018796
2009 497.7444951952972
EOD
$curve4 << EOD
# year value
2000 2828.7567590761705
2001 3029.0002882037033
2002 3068.421232938078
2003 2821.1297771823592
2004 2759.323866540061
2005 2795.9987179013756
2006 2777.659954903216
2007 2823.8250912504177
2008 5759.848614358832
2009 5847.920263606461
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
2000 508.9622904866296
2009 577.2751098527295
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
