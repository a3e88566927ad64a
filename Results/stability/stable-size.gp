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
200 45.24226126669583
400 45.24226126669583
400 752.9195762748639
600 752.9195762748639
600 3969.851194528819
800 3969.851194528819
800 4890.292054964864
1000 4890.292054964864
1000 1650.7722041299496
1200 1650.7722041299496
1200 1441.29305785949
1400 1441.29305785949
1400 1239.2654417144206
1600 1239.2654417144206
1600 645.5778877626918
1800 645.5778877626918
1800 392.8087211980926
2000 392.8087211980926
EOD
$curve2 << EOD
# altitude_km value
200 0.13037296493147
400 0.13037296493147
400 39.86584938774404
600 39.86584938774404
600 1164.7287016092325
800 1164.7287016092325
800 5943.549704262964
1000 5943.549704262964
1000 1482.1354074752585
1200 1482.1354074752585
1200 534.9597098050555
1400 534.9597098050555
1400 1075981.7902573931
1600 1075981.7902573931
1600 384.69731278489024
1800 384.69731278489024
1800 87.10425831308552
2000 87.10425831308552
EOD
set logscale y
set format y '10^{%T}'
set xlabel 'Altitude (km)'
set ylabel 'Fragments in the band'
set xrange [200:2000]
set yrange [1e1:1e7]
plot $curve1 with lines linecolor rgb '#332288' linewidth 2 title 'Present', \
  $curve2 with lines linecolor rgb '#CC6677' linewidth 2 title 'Equilibrium'
