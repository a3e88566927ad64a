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
2000 1454.2688600040467
2001 1486.4824142987259
2002 1503.9791173279216
2003 1530.4515872098666
2004 1555.4505695382963
2005 1576.3661231451679
2006 1593.318234734602
2007 1616.232388984937
2008 1659.1952657544957
2009 1702.027333337731
EOD
$curve2 << EOD
# year value
2000 700.714557396181
2001 708.6898824814282
2002 702.020067846116
2003 700.7284179760906
2004 706.0764997311132
2005 713.4058001237194
2006 717.0631275054931
2007 728.4638304625294
2008 740.2283018794529
2009 754.7615122181547
EOD
$curve3 << EOD
# year value
2000 509.1453461099808
2001 507.8645721955644
2002 487.0087310126925
2003 465.9022024931209
2004 460.1899831118575
2005 477.5191930989238
2006 478.82007034205935
2007 488.0914035780213
2008 494.86137878548806
2009 497.44847977870364
EOD
$curve4 << EOD
# year value
2000 2829.0976631692843
2001 3031.8026512399756
2002 3072.480626306335
2003 2824.781122062294
2004 2762.4959272964898
2005 2799.1138567529624
2006 2780.786137007205
2007 2827.0020642942527
2008 5763.35694300612
2009 5851.854679678056
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
