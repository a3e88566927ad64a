#pragma once
#include "CRemap.h"

// The compiler of the package builds for one processor only: target_clones lets each function
// run with the vector unit of the processor that it finds. What chooses runs before the thread sanitizer
// is ready.
#if defined(__x86_64__) && defined(__linux__) && !__has_feature(thread_sanitizer)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

#define LANES REMAP_LANES

/// The lanes of a cell; read and written at any address.
typedef double lanes __attribute__((ext_vector_type(LANES), aligned(8)));
typedef long lane_mask __attribute__((ext_vector_type(LANES)));

#if __has_feature(thread_sanitizer)
// The compiler tells the thread sanitizer of nothing as wide as lanes.
void __tsan_read_range(void *start, unsigned long size);
void __tsan_write_range(void *start, unsigned long size);
static inline lanes *written(double *start) {
  __tsan_write_range(start, sizeof(lanes));
  return (lanes *)start;
}
static inline const lanes *seen(const double *start) {
  __tsan_read_range((void *)start, sizeof(lanes));
  return (const lanes *)start;
}
#define AT(pointer, index) (*written((pointer) + (index)))
#define READ(pointer, index) (*seen((pointer) + (index)))
#else
#define AT(pointer, index) (*(lanes *)((pointer) + (index)))
#define READ(pointer, index) (*(const lanes *)((pointer) + (index)))
#endif
