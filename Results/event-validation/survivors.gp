# Redraw with: gnuplot survivors.gp
set encoding utf8
set terminal svg size 900,640 fixed enhanced background '#ffffff' font 'Helvetica,13'
set output 'survivors.svg'
set datafile separator ','
set border 3 linecolor rgb '#555555' linewidth 0.8
set tics out nomirror scale 0.8, 0.4 textcolor rgb '#222222'
set xtics 5
set grid ytics linetype 1 linecolor rgb '#e2e2e2' linewidth 0.7
set xlabel 'Year'
set ylabel 'Fragments in low orbit'
set yrange [0:*]
set key top right font ',11' samplen 2
f = 'survivors.csv'
pick(ev, x) = strcol(1) eq ev ? x : NaN
set multiplot layout 2,2 title 'Fragments of 10 cm and more: model under drag alone, and the catalogue of 1 January' font ',16'
set xrange [2007:2027]; set yrange [0:4200]
set title 'Fengyun-1C, 920 kg'
plot f using (pick('fengyun-1c', $2)):3 with lines lc rgb '#332288' lw 2 title 'Breakup model', \
  f using (pick('fengyun-1c', $2)):4 with lines lc rgb '#44AA99' lw 2 title '3037 fragments given', \
  f using (strcol(6) eq 'true' ? pick('fengyun-1c', $2) : NaN):5 with points pt 7 ps 0.7 lc rgb '#CC6677' title 'Tracked', \
  f using (strcol(6) eq 'false' ? pick('fengyun-1c', $2) : NaN):5 with points pt 6 ps 0.7 lc rgb '#CC6677' title 'Tracked, list incomplete'
unset ylabel
set xrange [2009:2027]
set yrange [0:800]; set title 'Iridium 33, 560 kg'
plot f using (pick('iridium-33', $2)):3 with lines lc rgb '#332288' lw 2 title 'Breakup model', \
  f using (strcol(6) eq 'true' ? pick('iridium-33', $2) : NaN):5 with points pt 7 ps 0.7 lc rgb '#CC6677' title 'Tracked', \
  f using (strcol(6) eq 'false' ? pick('iridium-33', $2) : NaN):5 with points pt 6 ps 0.7 lc rgb '#CC6677' title 'Tracked, list incomplete'
set ylabel 'Fragments in low orbit'
set yrange [0:1500]; set title 'Cosmos 2251, 900 kg'
plot f using (pick('cosmos-2251', $2)):3 with lines lc rgb '#332288' lw 2 title 'Breakup model', \
  f using (strcol(6) eq 'true' ? pick('cosmos-2251', $2) : NaN):5 with points pt 7 ps 0.7 lc rgb '#CC6677' title 'Tracked'
unset ylabel
set xtics 1; set xrange [2021.8:2027]
set yrange [0:1400]; set title 'Cosmos 1408, 2000 kg'
plot f using (pick('cosmos-1408', $2)):3 with lines lc rgb '#332288' lw 2 title 'Breakup model', \
  f using (strcol(6) eq 'true' ? pick('cosmos-1408', $2) : NaN):5 with points pt 7 ps 0.7 lc rgb '#CC6677' title 'Tracked', \
  f using (strcol(6) eq 'false' ? pick('cosmos-1408', $2) : NaN):5 with points pt 6 ps 0.7 lc rgb '#CC6677' title 'Tracked, list incomplete'
unset multiplot
