// What the ranks of an ensemble tell each other, of Open MPI: its handles are macros, which Swift cannot import.
#pragma once
#include <mpi.h>

static inline int cmpi_init(void) { return MPI_Init(0, 0); }

static inline int cmpi_rank(void) {
  int rank = 0;
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  return rank;
}

static inline int cmpi_size(void) {
  int size = 1;
  MPI_Comm_size(MPI_COMM_WORLD, &size);
  return size;
}

// The largest of the values of all ranks; waits for all of them.
static inline int cmpi_largest(int value) {
  int largest = value;
  MPI_Allreduce(&value, &largest, 1, MPI_INT, MPI_MAX, MPI_COMM_WORLD);
  return largest;
}

static inline int cmpi_finalize(void) { return MPI_Finalize(); }
