// The inner loops of the transport, in C because the Swift compiler builds for one processor only:
// target_clones lets each function run with the vector unit of the processor that it finds.

#include "CRemap.h"

#if defined(__x86_64__) && defined(__linux__)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

#define LANES REMAP_LANES

/// The lanes of a cell; read and written at any address.
typedef double lanes __attribute__((ext_vector_type(LANES), aligned(8)));
typedef long lane_mask __attribute__((ext_vector_type(LANES)));

#define AT(pointer, index) (*(lanes *)((pointer) + (index)))
#define READ(pointer, index) (*(const lanes *)((pointer) + (index)))

#define LEAST(a, b) ((a) < (b) ? (a) : (b))
#define GREATEST(a, b) ((a) > (b) ? (a) : (b))

#define CHOOSE(mask, yes, no) ((mask) ? (yes) : (no))

/// The content of a cell's part between its lower edge and a share of its width [1], Eq. 1.12.
#define BELOW(share, width, mean, lower, upper)                                                 \
  ((width) * (share)                                                                            \
   * ((lower)                                                                                   \
      + (share)                                                                                 \
            * (0.5 * ((upper) - (lower)) + (6 * (mean) - 3 * ((lower) + (upper)))               \
                                               * (0.5 - (share) * (1.0 / 3)))))

static inline __attribute__((always_inline)) double thinnest(const remap_line *line) {
  double width = line->widths[0];
  for (ptrdiff_t k = 1; k < line->count; k++) {
    if (line->widths[k] < width) width = line->widths[k];
  }
  return width;
}

static inline __attribute__((always_inline)) double farthest(const double *shifts) {
  double shift = shifts[0];
  for (int l = 1; l < LANES; l++) {
    if (shifts[l] > shift) shift = shifts[l];
  }
  return shift;
}

/// The highest cell that is thinner than a distance; -1 for none.
static inline __attribute__((always_inline)) ptrdiff_t last_thinner(const remap_line *line,
                                                                    double shift) {
  ptrdiff_t k = line->count - 1;
  while (k >= 0 && line->widths[k] >= shift) k--;
  return k;
}

/// Replaces what passes of lanes that move by more than a cell: sums of what lies between an edge
/// and the point that reaches it, of what has entered there, and of the first moment of that.
static inline __attribute__((always_inline)) void pass_far(
    const remap_line *line, const double *cells, const double *rates, double duration,
    const double *shifts, double *scratch, double *passing) {
  const ptrdiff_t n = line->count;
  const double *density = scratch;
  const double *lower = density + LANES * (n + 1);
  const double *upper = lower + LANES * (n + 1);
  double *cumulative = scratch + 3 * LANES * (n + 1);
  double *entered = cumulative + LANES * (n + 1);
  double *moment = entered + LANES * (n + 1);
  AT(cumulative, 0) = AT(entered, 0) = AT(moment, 0) = (lanes)0;
  for (ptrdiff_t k = 0; k < n; k++) {
    AT(cumulative, LANES * (k + 1)) = READ(cumulative, LANES * k) + READ(cells, LANES * k);
    if (!rates) continue;
    double middle = 0.5 * (line->edges[k] + line->edges[k + 1]);
    lanes amount = duration * READ(rates, LANES * k);
    AT(entered, LANES * (k + 1)) = READ(entered, LANES * k) + amount;
    AT(moment, LANES * (k + 1)) = READ(moment, LANES * k) + middle * amount;
  }
  for (int l = 0; l < LANES; l++) {
    const double shift = shifts[l];
    const ptrdiff_t last = last_thinner(line, shift);
    if (last < 0) continue;
    const int has_source = rates && entered[LANES * n + l] != 0;
    if (!has_source && cumulative[LANES * n + l] == 0) continue;
    const double inverse_shift = 1 / shift;
    ptrdiff_t origin = 0;
    for (ptrdiff_t k = 0; k <= last; k++) {
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

CLONES void remap_passing(const remap_line *line, const double *cells, const double *rates,
                          double duration, const double *shifts,
                          double *scratch, double *passing) {
  const ptrdiff_t n = line->count;
  double *density = scratch;
  double *lower = density + LANES * (n + 1);
  double *upper = lower + LANES * (n + 1);
  const lanes shift = READ(shifts, 0);

  for (ptrdiff_t k = 0; k < n; k++) {
    AT(density, LANES * k) = line->inverse_widths[k] * READ(cells, LANES * k);
  }
  // The edges of the parabolas. The lowest is extrapolated, no farther than the second cell's mean
  // mirrored in the first's; the highest takes the mean of its cell.
  {
    const double *w = line->weights;
    lanes a = READ(density, 0);
    lanes b = READ(density, LANES * (n > 1 ? 1 : 0));
    lanes c = READ(density, LANES * (n > 2 ? 2 : 0));
    lanes mirrored = GREATEST(2 * a - b, (lanes)0);
    lanes value = w[1] * a + w[2] * b + w[3] * c;
    AT(lower, 0) = GREATEST(LEAST(value, GREATEST(a, mirrored)), LEAST(a, mirrored));
  }
  AT(upper, LANES * (n - 1)) = READ(density, LANES * (n - 1));
  for (ptrdiff_t k = 1; k < n; k++) {
    const double *w = line->weights + 4 * k;
    lanes b = READ(density, LANES * (k - 1));
    lanes c = READ(density, LANES * k);
    lanes a = READ(density, LANES * (k > 1 ? k - 2 : 0));
    lanes d = READ(density, LANES * (k + 1 < n ? k + 1 : k));
    lanes value = w[0] * a + w[1] * b + w[2] * c + w[3] * d;
    value = GREATEST(LEAST(value, GREATEST(b, c)), LEAST(b, c));
    AT(upper, LANES * (k - 1)) = value;
    AT(lower, LANES * k) = value;
  }
  // The limits of [1], Eq. 1.10, and what passes the lower edge of each cell out of it.
  for (ptrdiff_t k = 0; k < n; k++) {
    lanes mean = READ(density, LANES * k);
    lanes low = READ(lower, LANES * k);
    lanes high = READ(upper, LANES * k);
    lanes difference = high - low;
    lanes bend = difference * (mean - 0.5 * (low + high));
    lanes bound = difference * difference * (1.0 / 6);
    lanes limited_low = CHOOSE(bend > bound, 3 * mean - 2 * high, low);
    lanes limited_high = CHOOSE(bend < -bound, 3 * mean - 2 * low, high);
    lane_mask is_extreme = (high - mean) * (mean - low) <= 0;
    limited_low = CHOOSE(is_extreme, mean, limited_low);
    limited_high = CHOOSE(is_extreme, mean, limited_high);
    AT(lower, LANES * k) = limited_low;
    AT(upper, LANES * k) = limited_high;
    lanes share = LEAST(shift * line->inverse_widths[k], (lanes)1);
    lanes out = BELOW(share, line->widths[k], mean, limited_low, limited_high);
    if (rates) out += 0.5 * duration * share * READ(rates, LANES * k);
    AT(passing, LANES * k) = out;
  }
  AT(passing, LANES * n) = (lanes)0;

  if (farthest(shifts) > thinnest(line)) {
    pass_far(line, cells, rates, duration, shifts, scratch, passing);
  }
}
