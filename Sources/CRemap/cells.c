// Between transport cells and orbit bins, in C for the vector unit; see lanes.h.

#include "lanes.h"

CLONES void remap_add_cells(const remap_map *map, const double *cells, double *bins,
                            const double *weights, double *weighted) {
  // Neighbours mostly share a bin: their sums stay in registers.
  ptrdiff_t bin = map->bin_of_cell[0];
  lanes sum = (lanes)0, weighted_sum = (lanes)0;
  for (ptrdiff_t k = 0; k < map->cell_count; k++) {
    if (map->bin_of_cell[k] != bin) {
      AT(bins, LANES * bin) += sum;
      if (weights) AT(weighted, LANES * bin) += weighted_sum;
      bin = map->bin_of_cell[k];
      sum = weighted_sum = (lanes)0;
    }
    const lanes content = READ(cells, LANES * k);
    sum += content;
    if (weights) weighted_sum += weights[k] * content;
  }
  AT(bins, LANES * bin) += sum;
  if (weights) AT(weighted, LANES * bin) += weighted_sum;
}

CLONES void remap_add_bins(const remap_map *map, const double *bins, double *cells) {
  for (ptrdiff_t bin = 0; bin < map->bin_count; bin++) {
    const lanes added = READ(bins, LANES * bin);
    int is_zero = 1;
    for (int l = 0; l < LANES; l++) is_zero &= added[l] == 0;
    if (is_zero) continue;
    for (ptrdiff_t j = map->first_of_bin[bin]; j < map->first_of_bin[bin + 1]; j++) {
      AT(cells, LANES * map->cells_of_bins[j]) += map->shares_of_bins[j] * added;
    }
  }
}

CLONES void remap_scale_cells(const remap_map *map, const double *factors, double *cells) {
  for (ptrdiff_t k = 0; k < map->cell_count; k++) {
    AT(cells, LANES * k) *= READ(factors, LANES * map->bin_of_cell[k]);
  }
}
