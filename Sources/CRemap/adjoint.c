// The derivatives of the transport, backwards: what a change of the cells before a move, and of the
// rates of sources, does to a weighted sum of the cells after it; see lanes.h and remap.c.
//
// Where a limit takes over, the derivative is that of the side on which the cells are. In
// empty cells, where all limits meet, it is that of a cell without slope.

#include "lanes.h"
#include "parabola.h"

// The derivatives of what lies between the lower edge of a cell and a share of its width, by the value at the lower
// edge, at the upper edge, and by the mean; over the width.
#define BY_LOWER(share) ((share) * (1 + (share) * (-2 + (share))))
#define BY_UPPER(share) ((share) * (share) * ((share) - 1))
#define BY_MEAN(share) ((share) * (share) * (3 - 2 * (share)))

/// Adds what the edges that lanes cross as a whole, or more than a cell, pass, and takes it off the
/// weights of what passes.
static void pass_far_adjoint(const remap_line *line, double duration, const double *shifts,
                             double *passing, double *by_mean, double *by_lower, double *by_upper,
                             double *crossed, double *entered, double *moment, double *rates) {
  const ptrdiff_t n = line->count;
  for (int l = 0; l < LANES; l++) {
    const double shift = shifts[l];
    const double inverse_shift = 1 / shift;
    ptrdiff_t end = 0;
    while (end < n && line->thinnest[end] < shift) end++;
    ptrdiff_t origin = 0;
    for (ptrdiff_t k = 0; k < end; k++) {
      if (line->widths[k] >= shift) continue;
      const double from = line->edges[k] + shift;
      while (origin < n && line->edges[origin + 1] <= from) origin++;
      const ptrdiff_t o = LANES * origin + l;
      const ptrdiff_t e = LANES * k + l;
      const double weight = passing[e];
      passing[e] = 0;
      if (weight == 0) continue;
      const double entering = weight * duration * inverse_shift;
      crossed[e] += weight;
      crossed[o] -= weight;
      entered[e] += entering * from;
      entered[o] -= entering * from;
      moment[e] += entering;
      moment[o] -= entering;
      if (origin == n) continue;
      const double part = from - line->edges[origin];
      const double share = part * line->inverse_widths[origin];
      const double wide = weight * line->widths[origin];
      by_lower[o] += wide * BY_LOWER(share);
      by_upper[o] += wide * BY_UPPER(share);
      by_mean[o] += wide * BY_MEAN(share);
      rates[o] += 0.5 * entering * part * share;
    }
  }
}

/// What the edges of the monotone parabola weigh, as weights of the bounded values and of the mean.
INLINE void monotone_adjoint(const lanes *mean, const lanes *low, const lanes *high,
                             lanes *to_low, lanes *to_high, lanes *to_mean) {
  const lanes lower = *to_low, upper = *to_high, m = *mean;
  const lanes difference = *high - *low;
  const lanes curve = difference * (m - 0.5 * (*low + *high));
  const lanes bound = difference * difference * (1.0 / 6);
  const lane_mask is_extreme = (*high - m) * (m - *low) <= 0;
  const lane_mask is_low = curve > bound;
  const lane_mask is_high = curve < -bound;
  const lanes zero = (lanes)0;
  const lanes from_low = CHOOSE(is_low, zero, lower) + CHOOSE(is_high, -2 * upper, zero);
  const lanes from_high = CHOOSE(is_high, zero, upper) + CHOOSE(is_low, -2 * lower, zero);
  const lanes from_mean = CHOOSE(is_low, 3 * lower, zero) + CHOOSE(is_high, 3 * upper, zero);
  *to_low = CHOOSE(is_extreme, zero, from_low);
  *to_high = CHOOSE(is_extreme, zero, from_high);
  *to_mean += CHOOSE(is_extreme, lower + upper, from_mean);
}

/// The same of the positive parabola, as weights of the values by the weights of the edges.
INLINE void positive_adjoint(const lanes *mean, const lanes *low, const lanes *high,
                             lanes *to_low, lanes *to_high, lanes *to_mean) {
  const lanes zero = (lanes)0, m = *mean;
  const lanes l = GREATEST(*low, zero), h = GREATEST(*high, zero);
  lane_mask is_negative;
  lanes part, excess;
  find_negative(mean, &l, &h, &is_negative, &part, &excess);
  if (__builtin_reduce_or(is_negative)) {
    const lanes inverse = 1 / (part - excess);
    const lanes share = CHOOSE(is_negative, part * inverse, (lanes)1);
    const lanes sum = *to_low + *to_high;
    const lanes departure = *to_low * (l - m) + *to_high * (h - m);
    const lanes by_share = CHOOSE(is_negative, departure * inverse, zero);
    const lanes by_part = by_share * (1 - share);
    const lanes by_excess = by_share * share;
    const lanes sixth = 6 * m - 3 * (l + h);
    const lanes by_slope = 2 * (h - l + sixth) * by_excess;
    const lanes by_sixth = 4 * (m * by_part + l * by_excess) + by_slope;
    *to_low = share * *to_low + 4 * sixth * by_excess - by_slope - 3 * by_sixth;
    *to_high = share * *to_high + by_slope - 3 * by_sixth;
    *to_mean += (1 - share) * sum + 4 * sixth * by_part + 6 * by_sixth;
  }
  *to_low = CHOOSE(*low > zero, *to_low, zero);
  *to_high = CHOOSE(*high > zero, *to_high, zero);
}

#define SIGN(a) CHOOSE((a) > 0, (lanes)1, CHOOSE((a) < 0, (lanes)-1, (lanes)0))

CLONES void remap_move_adjoint(const remap_line *line, const double *cells, double duration,
                               const double *shifts, const double *leaving, double *weights,
                               double *rates, double *scratch) {
  const ptrdiff_t n = line->count;
  const ptrdiff_t size = LANES * (n + 1);
  double *passing = scratch;
  double *by_mean = passing + size;
  double *by_lower = by_mean + size;
  double *by_upper = by_lower + size;
  double *crossed = by_upper + size;
  double *entered = crossed + size;
  double *moment = entered + size;
  double *values = moment + size;
  double *by_value = values + size;
  double *by_bounded = by_value + size;
  lanes above = READ(leaving, 0);
  for (ptrdiff_t k = 0; k < n; k++) {
    const lanes weight = READ(weights, LANES * k);
    AT(passing, LANES * k) = above - weight;
    AT(rates, LANES * k) = duration * weight;
    above = weight;
  }
  for (ptrdiff_t k = size; k < 7 * size; k++) scratch[k] = 0;
  for (ptrdiff_t k = 0; k < size; k++) by_value[k] = by_bounded[k] = 0;
  double farthest = shifts[0];
  for (int l = 1; l < LANES; l++) farthest = GREATEST(farthest, shifts[l]);
  const int is_far = farthest > line->thinnest[0];
  if (is_far) {
    pass_far_adjoint(line, duration, shifts, passing, by_mean, by_lower, by_upper, crossed,
                     entered, moment, rates);
  }

#define DENSITY(k) (line->inverse_widths[k] * READ(cells, LANES * (k)))
#define SECOND(k) ((k) + 2 < n ? (k) + 2 : n - 1)
  // The values at the edges, as in pass_near.
  const ptrdiff_t one = n > 1 ? 1 : 0;
  const ptrdiff_t two = n > 2 ? 2 : one;
  const double *w = line->weights;
  {
    const lanes mean = DENSITY(0), next = DENSITY(one), second = DENSITY(two);
    const lanes low = w[1] * mean + w[2] * next + w[3] * second;
    AT(values, 0) = low;
  }
  for (ptrdiff_t k = 0; k + 1 < n; k++) {
    const double *e = w + 4 * (k + 1);
    const lanes mean = DENSITY(k), next = DENSITY(k + 1);
    lanes high = e[0] * DENSITY(k > 0 ? k - 1 : 0) + e[1] * mean + e[2] * next
               + e[3] * DENSITY(SECOND(k));
    AT(values, LANES * (k + 1)) = high;
  }
  AT(values, LANES * n) = DENSITY(n - 1);

  // From what passes to the values at the edges and the means.
  const lanes shift = READ(shifts, 0);
  for (ptrdiff_t k = 0; k < n; k++) {
    const lanes mean = DENSITY(k);
    const lanes low = READ(values, LANES * k), high = READ(values, LANES * (k + 1));
    const lanes share = LEAST(shift * line->inverse_widths[k], (lanes)1);
    const lanes weight = READ(passing, LANES * k);
    const lanes wide = line->widths[k] * weight;
    const lanes lower = READ(by_lower, LANES * k) + wide * BY_LOWER(share);
    const lanes upper = READ(by_upper, LANES * k) + wide * BY_UPPER(share);
    const lanes middle = READ(by_mean, LANES * k) + wide * BY_MEAN(share);
    AT(rates, LANES * k) += 0.5 * duration * share * weight;
    const ptrdiff_t a = k > 0 ? k - 1 : 0, b = k + 1 < n ? k + 1 : k;
    const lanes before = DENSITY(a), next = DENSITY(b);
    const lanes mirrored = GREATEST(2 * mean - next, (lanes)0);
    const lanes bounded_low = BETWEEN(low, mean, k > 0 ? before : mirrored);
    const lanes bounded_high = BETWEEN(high, mean, next);
    lanes root, steps;
    bend(&before, &mean, &next, &root, &steps);
    const lanes mixture = root * root;
    const lane_mask is_even = k + 1 < n && n > 2 ? mean <= 0 : mean == mean;
    const lanes zero = (lanes)0;
    lanes positive_low = low, positive_high = high;
    lanes monotone_low = bounded_low, monotone_high = bounded_high;
    make_positive(&mean, &positive_low, &positive_high);
    make_monotone(&mean, &monotone_low, &monotone_high);
    lanes to_mean = middle;
    lanes to_low = mixture * lower, to_high = mixture * upper;
    monotone_adjoint(&mean, &bounded_low, &bounded_high, &to_low, &to_high, &to_mean);
    AT(by_bounded, LANES * k) += CHOOSE(is_even, zero, to_low);
    AT(by_bounded, LANES * (k + 1)) += CHOOSE(is_even, zero, to_high);
    to_low = (1 - mixture) * lower;
    to_high = (1 - mixture) * upper;
    positive_adjoint(&mean, &low, &high, &to_low, &to_high, &to_mean);
    AT(by_value, LANES * k) += CHOOSE(is_even, zero, to_low);
    AT(by_value, LANES * (k + 1)) += CHOOSE(is_even, zero, to_high);
    // The mixture is the square of the bend over the steps.
    const lanes by_root =
      2 * root * (lower * (monotone_low - positive_low) + upper * (monotone_high - positive_high));
    const lanes by_bend = CHOOSE(is_even, zero, by_root / steps);
    const lanes by_steps = -root * by_bend;
    const lanes up = SIGN(next - mean), down = SIGN(mean - before);
    to_mean += (down - up + SMOOTH_STEP) * by_steps - 2 * by_bend;
    AT(by_mean, LANES * k) = CHOOSE(is_even, lower + upper + middle, to_mean);
    AT(by_mean, LANES * a) += by_bend - down * by_steps;
    AT(by_mean, LANES * b) += by_bend + up * by_steps;
  }

  // From the values at the edges to the means.
  AT(by_mean, LANES * (n - 1)) += READ(by_value, LANES * n) + READ(by_bounded, LANES * n);
  for (ptrdiff_t k = 0; k + 1 < n; k++) {
    const double *e = w + 4 * (k + 1);
    const ptrdiff_t a = k > 0 ? k - 1 : 0, d = SECOND(k);
    const lanes mean = DENSITY(k), next = DENSITY(k + 1);
    const lanes value = e[0] * DENSITY(a) + e[1] * mean + e[2] * next + e[3] * DENSITY(d);
    const lanes greatest = GREATEST(mean, next), least = LEAST(mean, next);
    const lanes weight = READ(by_bounded, LANES * (k + 1));
    const lanes zero = (lanes)0;
    const lane_mask is_limited = (value > greatest) | (value < least);
    // The limit is the mean of one of the two cells.
    const lane_mask is_next = ((value > greatest) & (next > mean)) | ((value < least) & (next < mean));
    const lanes free = CHOOSE(is_limited, zero, weight) + READ(by_value, LANES * (k + 1));
    const lanes bound = CHOOSE(is_limited, weight, zero);
    AT(by_mean, LANES * a) += e[0] * free;
    AT(by_mean, LANES * k) += e[1] * free + CHOOSE(is_next, zero, bound);
    AT(by_mean, LANES * (k + 1)) += e[2] * free + CHOOSE(is_next, bound, zero);
    AT(by_mean, LANES * d) += e[3] * free;
  }
  {
    const lanes mean = DENSITY(0), next = DENSITY(one);
    const lanes open = 2 * mean - next;
    const lanes zero = (lanes)0;
    const lanes mirrored = GREATEST(open, zero);
    const lanes value = w[1] * mean + w[2] * next + w[3] * DENSITY(two);
    const lanes greatest = GREATEST(mean, mirrored), least = LEAST(mean, mirrored);
    const lanes weight = READ(by_bounded, 0);
    const lane_mask is_limited = (value > greatest) | (value < least);
    const lane_mask is_mirrored =
      ((value > greatest) & (mirrored > mean)) | ((value < least) & (mirrored < mean));
    const lanes free = CHOOSE(is_limited, zero, weight) + READ(by_value, 0);
    const lanes bound = CHOOSE(is_limited, weight, zero);
    const lanes to_mirror = CHOOSE(is_mirrored & (open > zero), bound, zero);
    AT(by_mean, 0) += w[1] * free + CHOOSE(is_mirrored, zero, bound) + 2 * to_mirror;
    AT(by_mean, LANES * one) += w[2] * free - to_mirror;
    AT(by_mean, LANES * two) += w[3] * free;
  }
#undef DENSITY
#undef SECOND

  // The sums over the cells that are crossed as a whole run upwards.
  lanes cross = (lanes)0, enter = (lanes)0, first = (lanes)0;
  for (ptrdiff_t k = 0; k < n; k++) {
    AT(weights, LANES * k) += line->inverse_widths[k] * READ(by_mean, LANES * k);
    if (!is_far) continue;
    cross += READ(crossed, LANES * k);
    enter += READ(entered, LANES * k);
    first += READ(moment, LANES * k);
    AT(weights, LANES * k) += cross;
    const double middle = 0.5 * (line->edges[k] + line->edges[k + 1]);
    AT(rates, LANES * k) += enter - middle * first;
  }
}
