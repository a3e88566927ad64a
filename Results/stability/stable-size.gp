# Redraw with: gnuplot stable-size.gp
set encoding utf8
set terminal svg size 800,500 fixed enhanced name 'stable_size' \
  background '#ffffff' font 'Helvetica,13'
set output 'stable-size.svg'
set decimalsign '.'
set minussign
set label 1 'Fragments now and at equilibrium, by altitude' at screen 0.02, screen 0.952 \
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
$curve1 << EOD
# altitude_km value
200 45.242261266695834
400 45.242261266695834
400 752.9195762748639
600 752.9195762748639
600 3969.85119452882
800 3969.85119452882
800 4890.292054964865
1000 4890.292054964865
1000 1650.7722041299496
1200 1650.7722041299496
1200 1441.29305785949
1400 1441.29305785949
1400 1239.2554723428218
1600 1239.2554723428218
1600 645.5394544974342
1800 645.5394544974342
1800 392.78961049230054
2000 392.78961049230054
EOD
$curve2 << EOD
# altitude_km value
200 0.1302344046959641
400 0.1302344046959641
400 38.98696615825142
600 38.98696615825142
600 1162.0750011923594
800 1162.0750011923594
800 5845.375890166859
1000 5845.375890166859
1000 1425.531943127231
1200 1425.531943127231
1200 506.51234180229596
1400 506.51234180229596
1400 NaN
1600 NaN
1600 348.43406484042475
1800 348.43406484042475
1800 80.7154658033169
2000 80.7154658033169
EOD
set logscale y
set format y '10^{%T}'
set xlabel 'Altitude (km)'
set ylabel 'Fragments in the band'
set xrange [200:2000]
set yrange [1e-1:1e4]
plot $curve1 with lines linecolor rgb '#332288' linewidth 2 title 'Present', \
  $curve2 with lines linecolor rgb '#CC6677' linewidth 2 title 'Equilibrium'
