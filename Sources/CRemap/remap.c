// The inner loops of the transport, in C for the vector unit; see lanes.h.

#include "lanes.h"
#include "parabola.h"

/// The content of a cell's part between its lower edge and a share of its width [1], Eq. 1.12.
#define BELOW(share, width, mean, lower, upper)                                                 \
  ((width) * (share)                                                                            \
   * ((lower)                                                                                   \
      + (share)                                                                                 \
            * (0.5 * ((upper) - (lower)) + (6 * (mean) - 3 * ((lower) + (upper)))               \
                                               * (0.5 - (share) * (1.0 / 3)))))

/// The content of a cell after the move; what rounding leaves below zero is zero, and so are numbers
/// so small that arithmetic with them is slow.
INLINE void replace(double *cells, const double *rates, double duration, const double *passing,
                    ptrdiff_t k) {
  lanes sum = READ(cells, LANES * k) + (READ(passing, LANES * (k + 1)) - READ(passing, LANES * k));
  if (rates) sum += duration * READ(rates, LANES * k);
  AT(cells, LANES * k) = CHOOSE(sum < 1e-100, (lanes)0, sum);
}

/// Replaces what passes of lanes that move by more than a cell: sums of what lies between an edge
/// and the point that reaches it, of what has entered there, and of the first moment of that.
INLINE void pass_far(const remap_line *line, const double *cells, const double *rates,
                     double duration, const double *shifts, double *scratch, double *passing) {
  const ptrdiff_t n = line->count;
  const double *density = scratch;
  const double *lower = density + LANES * (n + 1);
  const double *upper = lower + LANES * (n + 1);
  double *cumulative = scratch + 3 * LANES * (n + 1);
  double *entered = cumulative + LANES * (n + 1);
  double *moment = entered + LANES * (n + 1);
  // The cells below the end are those that the lanes may cross as a whole.
  ptrdiff_t ends[LANES];
  double reach = 0;
  for (int l = 0; l < LANES; l++) {
    ptrdiff_t end = 0;
    while (end < n && line->thinnest[end] < shifts[l]) end++;
    ends[l] = end;
    if (end == 0) continue;
    const double from = line->edges[end - 1] + shifts[l];
    if (from > reach) reach = from;
  }
  ptrdiff_t top = 0;
  while (top < n && line->edges[top] <= reach) top++;
  AT(cumulative, 0) = AT(entered, 0) = AT(moment, 0) = (lanes)0;
  for (ptrdiff_t k = 0; k < top; k++) {
    AT(cumulative, LANES * (k + 1)) = READ(cumulative, LANES * k) + READ(cells, LANES * k);
    if (!rates) continue;
    double middle = 0.5 * (line->edges[k] + line->edges[k + 1]);
    lanes amount = duration * READ(rates, LANES * k);
    AT(entered, LANES * (k + 1)) = READ(entered, LANES * k) + amount;
    AT(moment, LANES * (k + 1)) = READ(moment, LANES * k) + middle * amount;
  }
  for (int l = 0; l < LANES; l++) {
    const double shift = shifts[l];
    const int has_source = rates && entered[LANES * top + l] != 0;
    if (!has_source && cumulative[LANES * top + l] == 0) continue;
    const double inverse_shift = 1 / shift;
    ptrdiff_t origin = 0;
    for (ptrdiff_t k = 0; k < ends[l]; k++) {
      if (line->widths[k] >= shift) continue;
      double from = line->edges[k] + shift;
      while (origin < n && line->edges[origin + 1] <= from) origin++;
      const ptrdiff_t o = LANES * origin + l;
      const ptrdiff_t e = LANES * k + l;
      const double part = origin < n ? from - line->edges[origin] : 0;
      const double share = origin < n ? part * line->inverse_widths[origin] : 0;
      double amount = cumulative[o] - cumulative[e];
      if (origin < n) {
        amount += BELOW(share, line->widths[origin], density[o], lower[o], upper[o]);
      }
      if (has_source) {
        double passed = (entered[o] - entered[e]) * from - (moment[o] - moment[e]);
        if (origin < n) {
          passed += 0.5 * duration * rates[LANES * origin + l] * part * share;
        }
        amount += passed * inverse_shift;
      }
      passing[e] = amount;
    }
  }
}

/// Moves the lanes of a line by less than a cell, or finds what passes for lanes that do and
/// leaves the parabolas of the cells in the scratch.
INLINE void pass_near(const remap_line *line, double *cells, const double *rates, double duration,
                      const double *shifts, double *scratch, double *passing, int is_far) {
  const ptrdiff_t n = line->count;
  const lanes shift = READ(shifts, 0);
  lanes before, mean, next, second;
#define DENSITY(k) (line->inverse_widths[k] * READ(cells, LANES * (k)))
  mean = before = DENSITY(0);
  next = n > 1 ? DENSITY(1) : mean;
  second = n > 2 ? DENSITY(2) : next;
  // The lowest edge is extrapolated, no farther than the second cell's mean mirrored in the first's.
  const double *w = line->weights;
  lanes mirrored = GREATEST(2 * mean - next, (lanes)0);
  lanes low = w[1] * mean + w[2] * next + w[3] * second;
  lanes bounded_low = BETWEEN(low, mean, mirrored);
  for (ptrdiff_t k = 0; k < n; k++) {
    // The highest cell is even, and so are those of a line of two.
    lanes high = mean, bounded_high = mean, limited_low = mean, limited_high = mean;
    if (k + 1 < n && n > 2) {
      w += 4;
      high = w[0] * before + w[1] * mean + w[2] * next + w[3] * second;
      bounded_high = BETWEEN(high, mean, next);
      limited_low = low;
      limited_high = high;
      limit(&before, &mean, &next, &limited_low, &limited_high, &bounded_low, &bounded_high);
    }
    // What passes the lower edge out of the cell.
    lanes share = LEAST(shift * line->inverse_widths[k], (lanes)1);
    lanes out = BELOW(share, line->widths[k], mean, limited_low, limited_high);
    if (rates) out += 0.5 * duration * share * READ(rates, LANES * k);
    AT(passing, LANES * k) = out;
    if (is_far) {
      AT(scratch, LANES * k) = mean;
      AT(scratch, LANES * (n + 1 + k)) = limited_low;
      AT(scratch, LANES * (2 * (n + 1) + k)) = limited_high;
    } else if (k > 0) {
      replace(cells, rates, duration, passing, k - 1);
    }
    low = high;
    bounded_low = bounded_high;
    before = mean;
    mean = next;
    next = second;
    if (k + 3 < n) second = DENSITY(k + 3);
  }
  AT(passing, LANES * n) = (lanes)0;
  if (!is_far) replace(cells, rates, duration, passing, n - 1);
#undef DENSITY
}

CLONES void remap_move(const remap_line *line, double *cells, const double *rates,
                       double duration, const double *shifts, double *scratch,
                       double *passing) {
  double farthest = shifts[0];
  for (int l = 1; l < LANES; l++) farthest = GREATEST(farthest, shifts[l]);
  if (farthest <= line->thinnest[0]) {
    pass_near(line, cells, rates, duration, shifts, scratch, passing, 0);
    return;
  }
  pass_near(line, cells, rates, duration, shifts, scratch, passing, 1);
  pass_far(line, cells, rates, duration, shifts, scratch, passing);
  for (ptrdiff_t k = 0; k < line->count; k++) replace(cells, rates, duration, passing, k);
}
