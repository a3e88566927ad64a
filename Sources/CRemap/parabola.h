// The limits of the parabolas.
//
// [1] Colella, Woodward (1984), The piecewise parabolic method, J. Comput. Phys. 54, 174-201.
// [2] Zhang, Shu (2010), On maximum-principle-satisfying high order schemes for scalar conservation laws,
//     J. Comput. Phys. 229, 3091-3120: section 2.3.
// [3] Jameson, Schmidt, Turkel (1981), Numerical solution of the Euler equations by finite volume methods
//     using Runge-Kutta time stepping schemes, AIAA paper 81-1259: the sensor of jumps, Eq. 12.
#pragma once
#include "lanes.h"

#define LEAST(a, b) ((a) < (b) ? (a) : (b))
#define GREATEST(a, b) ((a) > (b) ? (a) : (b))
#define BETWEEN(value, a, b) GREATEST(LEAST(value, GREATEST(a, b)), LEAST(a, b))
#define MAGNITUDE(a) GREATEST(a, -(a))
#define CHOOSE(mask, yes, no) ((mask) ? (yes) : (no))
#define INLINE static inline __attribute__((always_inline))

/// The share of a mean that counts as a step to its neighbours: smaller bends are smooth.
#define SMOOTH_STEP 0.2
/// Nothing beside any number that is kept; keeps empty cells from 0/0.
#define NEGLIGIBLE 1e-300

// Lanes are passed by address: by value they would depend on the vector unit.

/// How far the means bend, 0 on a straight line and near 1 or -1 beside a jump [3]; over the steps to both
/// neighbours and the smooth one.
INLINE void bend(const lanes *before, const lanes *mean, const lanes *next, lanes *result,
                 lanes *steps) {
  const lanes up = *next - *mean, down = *mean - *before;
  *steps = MAGNITUDE(up) + MAGNITUDE(down) + SMOOTH_STEP * *mean + NEGLIGIBLE;
  *result = (up - down) / *steps;
}

/// The values at the edges of the monotone parabola [1], Eq. 1.10.
INLINE void make_monotone(const lanes *mean, lanes *low, lanes *high) {
  const lanes m = *mean;
  const lanes difference = *high - *low;
  const lanes curve = difference * (m - 0.5 * (*low + *high));
  const lanes bound = difference * difference * (1.0 / 6);
  const lane_mask is_extreme = (*high - m) * (m - *low) <= 0;
  const lanes lowest = CHOOSE(curve > bound, 3 * m - 2 * *high, *low);
  const lanes highest = CHOOSE(curve < -bound, 3 * m - 2 * *low, *high);
  *low = CHOOSE(is_extreme, m, lowest);
  *high = CHOOSE(is_extreme, m, highest);
}

/// Finds whether a parabola is negative somewhere between edges where it is not, and what part of its
/// departure from the mean leaves it positive [2]: part/(part - excess).
INLINE void find_negative(const lanes *mean, const lanes *low, const lanes *high,
                          lane_mask *is_negative, lanes *part, lanes *excess) {
  const lanes difference = *high - *low;
  const lanes sixth = 6 * *mean - 3 * (*low + *high);
  const lanes slope = difference + sixth;
  *part = 4 * sixth * *mean;
  // The least value, low + slope²/(4 sixth), times 4 sixth, which is negative.
  *excess = 4 * sixth * *low + slope * slope;
  // Of numbers so small that their squares vanish nothing need be told: moves make them zero.
  *is_negative = (MAGNITUDE(difference) < -sixth) & (*excess > NEGLIGIBLE);
}

/// The values at the edges of the positive parabola.
INLINE void make_positive(const lanes *mean, lanes *low, lanes *high) {
  *low = GREATEST(*low, (lanes)0);
  *high = GREATEST(*high, (lanes)0);
  lane_mask is_negative;
  lanes part, excess;
  find_negative(mean, low, high, &is_negative, &part, &excess);
  if (!__builtin_reduce_or(is_negative)) return;
  const lanes share = part / (part - excess);
  // Lanes that are positive keep their values to the last digit, whatever lies beside them.
  *low = CHOOSE(is_negative, *mean + share * (*low - *mean), *low);
  *high = CHOOSE(is_negative, *mean + share * (*high - *mean), *high);
}

/// The values at the edges of the parabola of a cell: positive where the means are smooth, monotone
/// beside jumps, and in between a mixture.
///
/// A monotone parabola steepens what bends within a few cells. Where sources hold such a profile
/// for long, that makes ripples that never end; the positive one lets it settle.
///
/// low, high: replaced; before that, the values there by the weights.
/// bounded_low, bounded_high: the same between the means beside the edge.
INLINE void limit(const lanes *before, const lanes *mean, const lanes *next, lanes *low,
                  lanes *high, const lanes *bounded_low, const lanes *bounded_high) {
  lanes monotone_low = *bounded_low, monotone_high = *bounded_high, root, steps;
  make_positive(mean, low, high);
  make_monotone(mean, &monotone_low, &monotone_high);
  bend(before, mean, next, &root, &steps);
  const lanes share = root * root;
  *low += share * (monotone_low - *low);
  *high += share * (monotone_high - *high);
}
