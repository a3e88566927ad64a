# Redraw with: gnuplot critical-curve.gp
set encoding utf8
set terminal svg size 800,500 fixed enhanced name 'critical_curve' \
  background '#ffffff' font 'Helvetica,13'
set output 'critical-curve.svg'
set decimalsign '.'
set minussign
set label 1 'Fragments in equilibrium with intact objects' at screen 0.02, screen 0.952 \
  left font ',17' textcolor rgb '#222222' noenhanced
set label 2 'iadc-baseline: Repeat launches, 90 % disposal, no explosions' at screen 0.02, screen 0.902 \
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
$curve << EOD
# intact fragments
771.6404287852446 1049.7249916947214
1462.0555492773055 5146.440906169855
2071.2453614761835 16920.202522719715
EOD
$present << EOD
# intact fragments
4472.133195481943 15027.95488635724
EOD
set logscale y
set format y '10^{%T}'
set xlabel 'Intact objects'
set ylabel 'Fragments'
set xrange [0:4919.346515030138]
set arrow 1 from 4065.3307454045876, graph 0 to 4065.3307454045876, graph 1 nohead \
  linecolor rgb '#222222' dashtype (8, 4)
plot $curve with linespoints linecolor rgb '#332288' linewidth 2 pointtype 7 \
  pointsize 0.4 title 'equilibrium', \
  $present with points linecolor rgb '#CC6677' pointtype 7 pointsize 1 \
  title 'present', \
  keyentry with lines linecolor rgb '#222222' dashtype (8, 4) title 'runaway beyond'
