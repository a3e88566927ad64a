# Redraw with: gnuplot reproduction-by-altitude.gp
set encoding utf8
set terminal svg size 800,500 fixed enhanced name 'reproduction_by_altitude' \
  background '#ffffff' font 'Helvetica,13'
set output 'reproduction-by-altitude.svg'
set decimalsign '.'
set minussign
set label 1 'Fragments that a fragment leads to, by altitude of its collisions' at screen 0.02, screen 0.952 \
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
200 0.00017452303430144796
400 0.00017452303430144796
400 0.009243153405353139
600 0.009243153405353139
600 0.14172115608732977
800 0.14172115608732977
800 0.3921003549925166
1000 0.3921003549925166
1000 0.31209482145281
1200 0.31209482145281
1200 0.20566317315006868
1400 0.20566317315006868
1400 0.6864050469216691
1600 0.6864050469216691
1600 0.24353973206072788
1800 0.24353973206072788
1800 0.15566809989935335
2000 0.15566809989935335
EOD
set logscale y
set format y '10^{%T}'
set xlabel 'Altitude (km)'
set ylabel 'Reproduction number'
set xrange [200:2000]
set yrange [1e-4:1e0]
plot $curve1 with lines linecolor rgb '#332288' linewidth 2 title 'Reproduction', \
  1 with lines linecolor rgb '#222222' dashtype (8, 4) title 'Runaway above'
