// References
// [1] Hairer, Nørsett, Wanner (1993), Solving Ordinary Differential Equations I, 2nd ed., Springer,
//     section II.5, method of Dormand and Prince of order 8(5,3), and section II.6, its dense output
//     of order 7; the digits are those of the authors' program dop853.f.

/// The coefficients of the method of Dormand and Prince of order 8(5,3) [1].
///
/// `a85` weighs the fifth derivative in the eighth stage, `c8` is the time of that stage. The
/// stages 14 to 16 serve the dense output only.
@usableFromInline
enum DormandPrince853Coefficients {
  // The times of the stages
  @inlinable static var c2: Double { 0.526001519587677318785587544488e-1 }
  @inlinable static var c3: Double { 0.789002279381515978178381316732e-1 }
  @inlinable static var c4: Double { 0.118350341907227396726757197510 }
  @inlinable static var c5: Double { 0.281649658092772603273242802490 }
  @inlinable static var c6: Double { 0.333333333333333333333333333333 }
  @inlinable static var c7: Double { 0.25 }
  @inlinable static var c8: Double { 0.307692307692307692307692307692 }
  @inlinable static var c9: Double { 0.651282051282051282051282051282 }
  @inlinable static var c10: Double { 0.6 }
  @inlinable static var c11: Double { 0.857142857142857142857142857142 }
  @inlinable static var c14: Double { 0.1 }
  @inlinable static var c15: Double { 0.2 }
  @inlinable static var c16: Double { 0.777777777777777777777777777778 }

  // Stage 2
  @inlinable static var a21: Double { 5.26001519587677318785587544488e-2 }

  // Stage 3
  @inlinable static var a31: Double { 1.97250569845378994544595329183e-2 }
  @inlinable static var a32: Double { 5.91751709536136983633785987549e-2 }

  // Stage 4
  @inlinable static var a41: Double { 2.95875854768068491816892993775e-2 }
  @inlinable static var a43: Double { 8.87627564304205475450678981324e-2 }

  // Stage 5
  @inlinable static var a51: Double { 2.41365134159266685502369798665e-1 }
  @inlinable static var a53: Double { -8.84549479328286085344864962717e-1 }
  @inlinable static var a54: Double { 9.24834003261792003115737966543e-1 }

  // Stage 6
  @inlinable static var a61: Double { 3.7037037037037037037037037037e-2 }
  @inlinable static var a64: Double { 1.70828608729473871279604482173e-1 }
  @inlinable static var a65: Double { 1.25467687566822425016691814123e-1 }

  // Stage 7
  @inlinable static var a71: Double { 3.7109375e-2 }
  @inlinable static var a74: Double { 1.70252211019544039314978060272e-1 }
  @inlinable static var a75: Double { 6.02165389804559606850219397283e-2 }
  @inlinable static var a76: Double { -1.7578125e-2 }

  // Stage 8
  @inlinable static var a81: Double { 3.70920001185047927108779319836e-2 }
  @inlinable static var a84: Double { 1.70383925712239993810214054705e-1 }
  @inlinable static var a85: Double { 1.07262030446373284651809199168e-1 }
  @inlinable static var a86: Double { -1.53194377486244017527936158236e-2 }
  @inlinable static var a87: Double { 8.27378916381402288758473766002e-3 }

  // Stage 9
  @inlinable static var a91: Double { 6.24110958716075717114429577812e-1 }
  @inlinable static var a94: Double { -3.36089262944694129406857109825 }
  @inlinable static var a95: Double { -8.68219346841726006818189891453e-1 }
  @inlinable static var a96: Double { 2.75920996994467083049415600797e1 }
  @inlinable static var a97: Double { 2.01540675504778934086186788979e1 }
  @inlinable static var a98: Double { -4.34898841810699588477366255144e1 }

  // Stage 10
  @inlinable static var a10_1: Double { 4.77662536438264365890433908527e-1 }
  @inlinable static var a10_4: Double { -2.48811461997166764192642586468 }
  @inlinable static var a10_5: Double { -5.90290826836842996371446475743e-1 }
  @inlinable static var a10_6: Double { 2.12300514481811942347288949897e1 }
  @inlinable static var a10_7: Double { 1.52792336328824235832596922938e1 }
  @inlinable static var a10_8: Double { -3.32882109689848629194453265587e1 }
  @inlinable static var a10_9: Double { -2.03312017085086261358222928593e-2 }

  // Stage 11
  @inlinable static var a11_1: Double { -9.3714243008598732571704021658e-1 }
  @inlinable static var a11_4: Double { 5.18637242884406370830023853209 }
  @inlinable static var a11_5: Double { 1.09143734899672957818500254654 }
  @inlinable static var a11_6: Double { -8.14978701074692612513997267357 }
  @inlinable static var a11_7: Double { -1.85200656599969598641566180701e1 }
  @inlinable static var a11_8: Double { 2.27394870993505042818970056734e1 }
  @inlinable static var a11_9: Double { 2.49360555267965238987089396762 }
  @inlinable static var a11_10: Double { -3.0467644718982195003823669022 }

  // Stage 12
  @inlinable static var a12_1: Double { 2.27331014751653820792359768449 }
  @inlinable static var a12_4: Double { -1.05344954667372501984066689879e1 }
  @inlinable static var a12_5: Double { -2.00087205822486249909675718444 }
  @inlinable static var a12_6: Double { -1.79589318631187989172765950534e1 }
  @inlinable static var a12_7: Double { 2.79488845294199600508499808837e1 }
  @inlinable static var a12_8: Double { -2.85899827713502369474065508674 }
  @inlinable static var a12_9: Double { -8.87285693353062954433549289258 }
  @inlinable static var a12_10: Double { 1.23605671757943030647266201528e1 }
  @inlinable static var a12_11: Double { 6.43392746015763530355970484046e-1 }

  // The solution of order 8
  @inlinable static var b1: Double { 5.42937341165687622380535766363e-2 }
  @inlinable static var b6: Double { 4.45031289275240888144113950566 }
  @inlinable static var b7: Double { 1.89151789931450038304281599044 }
  @inlinable static var b8: Double { -5.8012039600105847814672114227 }
  @inlinable static var b9: Double { 3.1116436695781989440891606237e-1 }
  @inlinable static var b10: Double { -1.52160949662516078556178806805e-1 }
  @inlinable static var b11: Double { 2.01365400804030348374776537501e-1 }
  @inlinable static var b12: Double { 4.47106157277725905176885569043e-2 }

  // Stage 14
  @inlinable static var a14_1: Double { 5.61675022830479523392909219681e-2 }
  @inlinable static var a14_7: Double { 2.53500210216624811088794765333e-1 }
  @inlinable static var a14_8: Double { -2.46239037470802489917441475441e-1 }
  @inlinable static var a14_9: Double { -1.24191423263816360469010140626e-1 }
  @inlinable static var a14_10: Double { 1.5329179827876569731206322685e-1 }
  @inlinable static var a14_11: Double { 8.20105229563468988491666602057e-3 }
  @inlinable static var a14_12: Double { 7.56789766054569976138603589584e-3 }
  @inlinable static var a14_13: Double { -8.298e-3 }

  // Stage 15
  @inlinable static var a15_1: Double { 3.18346481635021405060768473261e-2 }
  @inlinable static var a15_6: Double { 2.83009096723667755288322961402e-2 }
  @inlinable static var a15_7: Double { 5.35419883074385676223797384372e-2 }
  @inlinable static var a15_8: Double { -5.49237485713909884646569340306e-2 }
  @inlinable static var a15_11: Double { -1.08347328697249322858509316994e-4 }
  @inlinable static var a15_12: Double { 3.82571090835658412954920192323e-4 }
  @inlinable static var a15_13: Double { -3.40465008687404560802977114492e-4 }
  @inlinable static var a15_14: Double { 1.41312443674632500278074618366e-1 }

  // Stage 16
  @inlinable static var a16_1: Double { -4.28896301583791923408573538692e-1 }
  @inlinable static var a16_6: Double { -4.69762141536116384314449447206 }
  @inlinable static var a16_7: Double { 7.68342119606259904184240953878 }
  @inlinable static var a16_8: Double { 4.06898981839711007970213554331 }
  @inlinable static var a16_9: Double { 3.56727187455281109270669543021e-1 }
  @inlinable static var a16_13: Double { -1.39902416515901462129418009734e-3 }
  @inlinable static var a16_14: Double { 2.9475147891527723389556272149 }
  @inlinable static var a16_15: Double { -9.15095847217987001081870187138 }

  // The weights of the error estimate of order 3, beside those of the solution
  @inlinable static var bhh1: Double { 0.244094488188976377952755905512 }
  @inlinable static var bhh2: Double { 0.733846688281611857341361741547 }
  @inlinable static var bhh3: Double { 0.220588235294117647058823529412e-1 }

  // The error estimate of order 5
  @inlinable static var e1: Double { 0.1312004499419488073250102996e-1 }
  @inlinable static var e6: Double { -0.1225156446376204440720569753e1 }
  @inlinable static var e7: Double { -0.4957589496572501915214079952 }
  @inlinable static var e8: Double { 0.1664377182454986536961530415e1 }
  @inlinable static var e9: Double { -0.3503288487499736816886487290 }
  @inlinable static var e10: Double { 0.3341791187130174790297318841 }
  @inlinable static var e11: Double { 0.8192320648511571246570742613e-1 }
  @inlinable static var e12: Double { -0.2235530786388629525884427845e-1 }

  // The coefficient 4 of the dense output
  @inlinable static var d4_1: Double { -0.84289382761090128651353491142e1 }
  @inlinable static var d4_6: Double { 0.56671495351937776962531783590 }
  @inlinable static var d4_7: Double { -0.30689499459498916912797304727e1 }
  @inlinable static var d4_8: Double { 0.23846676565120698287728149680e1 }
  @inlinable static var d4_9: Double { 0.21170345824450282767155149946e1 }
  @inlinable static var d4_10: Double { -0.87139158377797299206789907490 }
  @inlinable static var d4_11: Double { 0.22404374302607882758541771650e1 }
  @inlinable static var d4_12: Double { 0.63157877876946881815570249290 }
  @inlinable static var d4_13: Double { -0.88990336451333310820698117400e-1 }
  @inlinable static var d4_14: Double { 0.18148505520854727256656404962e2 }
  @inlinable static var d4_15: Double { -0.91946323924783554000451984436e1 }
  @inlinable static var d4_16: Double { -0.44360363875948939664310572000e1 }

  // The coefficient 5 of the dense output
  @inlinable static var d5_1: Double { 0.10427508642579134603413151009e2 }
  @inlinable static var d5_6: Double { 0.24228349177525818288430175319e3 }
  @inlinable static var d5_7: Double { 0.16520045171727028198505394887e3 }
  @inlinable static var d5_8: Double { -0.37454675472269020279518312152e3 }
  @inlinable static var d5_9: Double { -0.22113666853125306036270938578e2 }
  @inlinable static var d5_10: Double { 0.77334326684722638389603898808e1 }
  @inlinable static var d5_11: Double { -0.30674084731089398182061213626e2 }
  @inlinable static var d5_12: Double { -0.93321305264302278729567221706e1 }
  @inlinable static var d5_13: Double { 0.15697238121770843886131091075e2 }
  @inlinable static var d5_14: Double { -0.31139403219565177677282850411e2 }
  @inlinable static var d5_15: Double { -0.93529243588444783865713862664e1 }
  @inlinable static var d5_16: Double { 0.35816841486394083752465898540e2 }

  // The coefficient 6 of the dense output
  @inlinable static var d6_1: Double { 0.19985053242002433820987653617e2 }
  @inlinable static var d6_6: Double { -0.38703730874935176555105901742e3 }
  @inlinable static var d6_7: Double { -0.18917813819516756882830838328e3 }
  @inlinable static var d6_8: Double { 0.52780815920542364900561016686e3 }
  @inlinable static var d6_9: Double { -0.11573902539959630126141871134e2 }
  @inlinable static var d6_10: Double { 0.68812326946963000169666922661e1 }
  @inlinable static var d6_11: Double { -0.10006050966910838403183860980e1 }
  @inlinable static var d6_12: Double { 0.77771377980534432092869265740 }
  @inlinable static var d6_13: Double { -0.27782057523535084065932004339e1 }
  @inlinable static var d6_14: Double { -0.60196695231264120758267380846e2 }
  @inlinable static var d6_15: Double { 0.84320405506677161018159903784e2 }
  @inlinable static var d6_16: Double { 0.11992291136182789328035130030e2 }

  // The coefficient 7 of the dense output
  @inlinable static var d7_1: Double { -0.25693933462703749003312586129e2 }
  @inlinable static var d7_6: Double { -0.15418974869023643374053993627e3 }
  @inlinable static var d7_7: Double { -0.23152937917604549567536039109e3 }
  @inlinable static var d7_8: Double { 0.35763911791061412378285349910e3 }
  @inlinable static var d7_9: Double { 0.93405324183624310003907691704e2 }
  @inlinable static var d7_10: Double { -0.37458323136451633156875139351e2 }
  @inlinable static var d7_11: Double { 0.10409964950896230045147246184e3 }
  @inlinable static var d7_12: Double { 0.29840293426660503123344363579e2 }
  @inlinable static var d7_13: Double { -0.43533456590011143754432175058e2 }
  @inlinable static var d7_14: Double { 0.96324553959188282948394950600e2 }
  @inlinable static var d7_15: Double { -0.39177261675615439165231486172e2 }
  @inlinable static var d7_16: Double { -0.14972683625798562581422125276e3 }
}
