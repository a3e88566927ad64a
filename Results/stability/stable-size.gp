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
600 3969.8511945288183
800 3969.8511945288183
800 4890.292054964864
1000 4890.292054964864
1000 1650.7722041299496
1200 1650.7722041299496
1200 1441.29305785949
1400 1441.29305785949
1400 1239.2654417144208
1600 1239.2654417144208
1600 645.5778877626917
1800 645.5778877626917
1800 392.80872119809254
2000 392.80872119809254
EOD
$curve2 << EOD
# altitude_km value
200 0.13038822596617208
400 0.13038822596617208
400 39.864333718220976
600 39.864333718220976
600 1166.1991569018692
800 1166.1991569018692
800 5952.2107470407855
1000 5952.2107470407855
1000 1467.2529338476281
1200 1467.2529338476281
1200 530.1804832589896
1400 530.1804832589896
1400 NaN
1600 NaN
1600 378.2513421917571
1800 378.2513421917571
1800 86.467309311506
2000 86.467309311506
EOD
set logscale y
set format y '10^{%T}'
set xlabel 'Altitude (km)'
set ylabel 'Fragments in the band'
set xrange [200:2000]
set yrange [1e-1:1e4]
plot $curve1 with lines linecolor rgb '#332288' linewidth 2 title 'Present', \
  $curve2 with lines linecolor rgb '#CC6677' linewidth 2 title 'Equilibrium'
