// The derivatives of the transport, backwards: what a change of the cells before a move, and of the
// rates of sources, does to a weighted sum of the cells after it; see lanes.h and remap.c.
//
// Where a limit takes over, the derivative is that of the side on which the cells are. Where two meet, as in
// empty cells, it is that of a cell without slope.

#include "lanes.h"

#define LEAST(a, b) ((a) < (b) ? (a) : (b))
#define GREATEST(a, b) ((a) > (b) ? (a) : (b))
#define CHOOSE(mask, yes, no) ((mask) ? (yes) : (no))

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
  lanes above = READ(leaving, 0);
  for (ptrdiff_t k = 0; k < n; k++) {
    const lanes weight = READ(weights, LANES * k);
    AT(passing, LANES * k) = above - weight;
    AT(rates, LANES * k) = duration * weight;
    above = weight;
  }
  for (ptrdiff_t k = size; k < 7 * size; k++) scratch[k] = 0;
  for (ptrdiff_t k = 0; k < size; k++) by_value[k] = 0;
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
    const lanes mirrored = GREATEST(2 * mean - next, (lanes)0);
    lanes low = w[1] * mean + w[2] * next + w[3] * second;
    low = GREATEST(LEAST(low, GREATEST(mean, mirrored)), LEAST(mean, mirrored));
    AT(values, 0) = low;
  }
  for (ptrdiff_t k = 0; k + 1 < n; k++) {
    const double *e = w + 4 * (k + 1);
    const lanes mean = DENSITY(k), next = DENSITY(k + 1);
    lanes high = e[0] * DENSITY(k > 0 ? k - 1 : 0) + e[1] * mean + e[2] * next
               + e[3] * DENSITY(SECOND(k));
    AT(values, LANES * (k + 1)) = GREATEST(LEAST(high, GREATEST(mean, next)), LEAST(mean, next));
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
    const lanes difference = high - low;
    const lanes bend = difference * (mean - 0.5 * (low + high));
    const lanes bound = difference * difference * (1.0 / 6);
    const lane_mask is_extreme = (high - mean) * (mean - low) <= 0;
    const lane_mask is_low = bend > bound;
    const lane_mask is_high = bend < -bound;
    const lanes zero = (lanes)0;
    lanes to_low = CHOOSE(is_low, zero, lower) + CHOOSE(is_high, -2 * upper, zero);
    lanes to_high = CHOOSE(is_high, zero, upper) + CHOOSE(is_low, -2 * lower, zero);
    lanes to_mean = middle + CHOOSE(is_low, 3 * lower, zero) + CHOOSE(is_high, 3 * upper, zero);
    AT(by_value, LANES * k) += CHOOSE(is_extreme, zero, to_low);
    AT(by_value, LANES * (k + 1)) += CHOOSE(is_extreme, zero, to_high);
    AT(by_mean, LANES * k) = CHOOSE(is_extreme, lower + upper + middle, to_mean);
  }

  // From the values at the edges to the means.
  AT(by_mean, LANES * (n - 1)) += READ(by_value, LANES * n);
  for (ptrdiff_t k = 0; k + 1 < n; k++) {
    const double *e = w + 4 * (k + 1);
    const ptrdiff_t a = k > 0 ? k - 1 : 0, d = SECOND(k);
    const lanes mean = DENSITY(k), next = DENSITY(k + 1);
    const lanes value = e[0] * DENSITY(a) + e[1] * mean + e[2] * next + e[3] * DENSITY(d);
    const lanes greatest = GREATEST(mean, next), least = LEAST(mean, next);
    const lanes weight = READ(by_value, LANES * (k + 1));
    const lanes zero = (lanes)0;
    const lane_mask is_limited = (value > greatest) | (value < least);
    // The limit is the mean of one of the two cells.
    const lane_mask is_next = ((value > greatest) & (next > mean)) | ((value < least) & (next < mean));
    const lanes free = CHOOSE(is_limited, zero, weight);
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
    const lanes weight = READ(by_value, 0);
    const lane_mask is_limited = (value > greatest) | (value < least);
    const lane_mask is_mirrored =
      ((value > greatest) & (mirrored > mean)) | ((value < least) & (mirrored < mean));
    const lanes free = CHOOSE(is_limited, zero, weight);
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
