#pragma once
#include <stddef.h>

/// The number of lanes that move side by side.
#define REMAP_LANES 8

/// A line of cells in the order that things move through them, downwards.
///
/// Positions are transit times: everything covers the same distance in the same time.
typedef struct {
  /// The number of cells.
  ptrdiff_t count;
  /// The position of each edge, ascending from 0; one more than the cells.
  const double *edges;
  /// The width of each cell, and its inverse.
  const double *widths;
  const double *inverse_widths;
  /// The least width of each cell and all above it.
  const double *thinnest;
  /// The weights of the four cells around each edge in the value there; four per edge. At the
  /// lowest edge the first is not used.
  const double *weights;
} remap_line;

/// The number of doubles that are needed as scratch for a line.
static inline ptrdiff_t remap_scratch_count(ptrdiff_t cells) {
  return 8 * REMAP_LANES * (cells + 2);
}

/// Moves the content of a line downwards, with limited parabolas in the cells: see parabola.h.
///
/// cells: the content of each cell, its lanes side by side; replaced.
/// rates: what steady sources put into each cell in a unit of time, evenly, laid out alike; NULL for
///     none. Of what enters a distance z above an edge, the share 1 - z/shift passes it.
/// duration: the time of the whole move.
/// shifts: the distance that each lane moves, not negative.
/// passing: for each edge and lane, the content that passes it.
void remap_move(const remap_line *line, double *cells, const double *rates, double duration,
                const double *shifts, double *scratch, double *passing);

/// The number of doubles that the derivatives of a line need as scratch.
static inline ptrdiff_t remap_adjoint_scratch_count(ptrdiff_t cells) {
  return 10 * REMAP_LANES * (cells + 1);
}

/// Carries the derivatives of a number by the cells after a move back to those before it.
///
/// cells: the content of each cell before the move, its lanes side by side.
/// leaving: the derivative by what passes the lowest edge, for each lane.
/// weights: the derivatives by the cells after the move; replaced by those by the cells before it.
/// rates: replaced by the derivatives by the rates of the sources.
void remap_move_adjoint(const remap_line *line, const double *cells, double duration,
                        const double *shifts, const double *leaving, double *weights,
                        double *rates, double *scratch);

/// What bins and cells have to do with each other: the bin of every cell; and by bin, the first of the
/// cells that it is put into, with their shares. One more ends them.
typedef struct {
  ptrdiff_t cell_count;
  ptrdiff_t bin_count;
  const ptrdiff_t *bin_of_cell;
  const ptrdiff_t *first_of_bin;
  const ptrdiff_t *cells_of_bins;
  const double *shares_of_bins;
} remap_map;

/// Adds what cells hold to their bins, and the same times the weights of the cells; the lanes of all lie
/// side by side.
///
/// weights: one per cell, or NULL for none; weighted is not used then.
void remap_add_cells(const remap_map *map, const double *cells, double *bins,
                     const double *weights, double *weighted);

/// Puts what is added to bins into cells.
void remap_add_bins(const remap_map *map, const double *bins, double *cells);

/// Multiplies what cells hold by the factors of their bins.
void remap_scale_cells(const remap_map *map, const double *factors, double *cells);
