// The inner loops of the transport, in C for the vector unit; see lanes.h.

#include <math.h>

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

/// What a lane needs to know of a cell: the sum of the content below it; the coefficients of the content of
/// its part below a share of its width [1], Eq. 1.12, with that of what enters it; what has entered below
/// it and the first moment of that; its lower edge and the inverse of its width.
enum { BELOW_CELL, FIRST, SECOND, THIRD, ENTERED, MOMENT, EDGE, INVERSE_WIDTH, PIECE };

/// Swaps rows of two vectors: the even and odd elements, pairs and fours that change places.
#define ONES(a, b, first)                                                                          \
  __builtin_shufflevector(a, b, (first), 8 + (first), 2 + (first), 10 + (first), 4 + (first),      \
                          12 + (first), 6 + (first), 14 + (first))
#define TWOS(a, b, first)                                                                          \
  __builtin_shufflevector(a, b, (first), 1 + (first), 8 + (first), 9 + (first), 4 + (first),       \
                          5 + (first), 12 + (first), 13 + (first))
#define FOURS(a, b, first)                                                                         \
  __builtin_shufflevector(a, b, (first), 1 + (first), 2 + (first), 3 + (first), 8 + (first),       \
                          9 + (first), 10 + (first), 11 + (first))

/// Stores the pieces of a cell, from lanes side by side to one lane after another.
INLINE void store_pieces(const lanes *v, double *pieces, ptrdiff_t size) {
  lanes one[LANES], two[LANES];
  for (int j = 0; j < LANES; j += 2) {
    one[j] = ONES(v[j], v[j + 1], 0);
    one[j + 1] = ONES(v[j], v[j + 1], 1);
  }
  for (int j = 0; j < LANES; j++) {
    if (j & 2) continue;
    two[j] = TWOS(one[j], one[j + 2], 0);
    two[j + 2] = TWOS(one[j], one[j + 2], 2);
  }
  for (int j = 0; j < 4; j++) {
    AT(pieces, size * j) = FOURS(two[j], two[j + 4], 0);
    AT(pieces, size * (j + 4)) = FOURS(two[j], two[j + 4], 4);
  }
}

/// Replaces what passes of a lane that moves by more than a cell: what lies between an edge and the point
/// that reaches it, and what has entered there.
INLINE void pass_lane(const remap_line *line, double shift, ptrdiff_t end, const double *pieces,
                      int has_rates, double *passing) {
  const double *edges = line->edges, *widths = line->widths;
  const double inverse_shift = 1 / shift;
  const double *p = pieces;
  for (ptrdiff_t k = 0; k < end; k++) {
    if (widths[k] >= shift) continue;
    const double from = edges[k] + shift;
    while (p[PIECE + EDGE] <= from) p += PIECE;
    const double *q = pieces + PIECE * k;
    const double share = (from - p[EDGE]) * p[INVERSE_WIDTH];
    double amount = p[BELOW_CELL] - q[BELOW_CELL]
                    + share * (p[FIRST] + share * (p[SECOND] + share * p[THIRD]));
    if (has_rates) {
      const double passed = (p[ENTERED] - q[ENTERED]) * from - (p[MOMENT] - q[MOMENT]);
      amount += passed * inverse_shift;
    }
    passing[LANES * k] = amount;
  }
}

/// The same for every lane that holds something.
INLINE void pass_far(const remap_line *line, const double *shifts, const ptrdiff_t *ends,
                     const double *pieces, ptrdiff_t top, int has_rates, double *passing) {
  for (int l = 0; l < LANES; l++) {
    const double *of_lane = pieces + PIECE * (line->count + 2) * l;
    const double *sums = of_lane + PIECE * top;
    if (sums[BELOW_CELL] == 0 && sums[ENTERED] == 0) continue;
    if (has_rates) {
      pass_lane(line, shifts[l], ends[l], of_lane, 1, passing + l);
    } else {
      pass_lane(line, shifts[l], ends[l], of_lane, 0, passing + l);
    }
  }
}

/// The cells below each end are those that the lanes may cross as a whole; what they pass comes from
/// below the cell that is returned.
INLINE ptrdiff_t find_ends(const remap_line *line, const double *shifts, ptrdiff_t *ends) {
  const ptrdiff_t n = line->count;
  double reach = 0;
  for (int l = 0; l < LANES; l++) {
    // The least widths ascend.
    ptrdiff_t end = 0, above = n;
    while (end < above) {
      const ptrdiff_t middle = (end + above) / 2;
      if (line->thinnest[middle] < shifts[l]) {
        end = middle + 1;
      } else {
        above = middle;
      }
    }
    ends[l] = end;
    if (end == 0) continue;
    const double from = line->edges[end - 1] + shifts[l];
    if (from > reach) reach = from;
  }
  ptrdiff_t top = 0;
  while (top < n && line->edges[top] <= reach) top++;
  return top;
}

/// Moves the lanes of a line by less than a cell; or finds what passes for lanes that do, and stores
/// the pieces of the cells below the top, and their sums there.
INLINE void pass_near(const remap_line *line, double *cells, const double *rates, double duration,
                      const double *shifts, double *pieces, ptrdiff_t top, double *passing,
                      int is_far) {
  const ptrdiff_t n = line->count;
  const double *edges = line->edges, *widths = line->widths, *inverse = line->inverse_widths;
  const lanes shift = READ(shifts, 0);
  const lanes inverse_shift = CHOOSE(shift > 0, 1 / shift, (lanes)0);
  lanes before, mean, next, second;
  lanes below = (lanes)0, entered = (lanes)0, moment = (lanes)0;
#define DENSITY(k) (inverse[k] * READ(cells, LANES * (k)))
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
    lanes share = LEAST(shift * inverse[k], (lanes)1);
    lanes out = BELOW(share, widths[k], mean, limited_low, limited_high);
    if (rates) out += 0.5 * duration * share * READ(rates, LANES * k);
    AT(passing, LANES * k) = out;
    if (is_far && k < top) {
      const double width = widths[k];
      const lanes six = 6 * mean - 3 * (limited_low + limited_high);
      lanes piece[PIECE];
      piece[BELOW_CELL] = below;
      piece[FIRST] = width * limited_low;
      // Half of what enters the cell, over the distance of the move.
      const lanes amount = rates ? duration * READ(rates, LANES * k) : (lanes)0;
      piece[SECOND] =
          0.5 * width * (limited_high - limited_low + six + amount * inverse_shift);
      piece[THIRD] = width * (-1.0 / 3) * six;
      piece[ENTERED] = entered;
      piece[MOMENT] = moment;
      piece[EDGE] = (lanes)0 + edges[k];
      piece[INVERSE_WIDTH] = (lanes)0 + inverse[k];
      store_pieces(piece, pieces + PIECE * k, PIECE * (n + 2));
      below += READ(cells, LANES * k);
      entered += amount;
      moment += 0.5 * (edges[k] + edges[k + 1]) * amount;
    } else if (!is_far && k > 0) {
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
  if (is_far) {
    // Above it lies nothing, and no end.
    const lanes none = (lanes)0;
    const lanes edge = none + edges[top];
    const lanes sums[PIECE] = {below, none, none, none, entered, moment, edge, none};
    const lanes end[PIECE] = {below, none, none, none, entered, moment, none + INFINITY, none};
    store_pieces(sums, pieces + PIECE * top, PIECE * (n + 2));
    store_pieces(end, pieces + PIECE * (top + 1), PIECE * (n + 2));
  }
  if (!is_far) replace(cells, rates, duration, passing, n - 1);
#undef DENSITY
}

CLONES void remap_move(const remap_line *line, double *cells, const double *rates,
                       double duration, const double *shifts, double *scratch,
                       double *passing) {
  double farthest = shifts[0];
  for (int l = 1; l < LANES; l++) farthest = GREATEST(farthest, shifts[l]);
  if (farthest <= line->thinnest[0]) {
    pass_near(line, cells, rates, duration, shifts, scratch, 0, passing, 0);
    return;
  }
  ptrdiff_t ends[LANES];
  const ptrdiff_t top = find_ends(line, shifts, ends);
  pass_near(line, cells, rates, duration, shifts, scratch, top, passing, 1);
  pass_far(line, shifts, ends, scratch, top, rates != NULL, passing);
  for (ptrdiff_t k = 0; k < line->count; k++) replace(cells, rates, duration, passing, k);
}
