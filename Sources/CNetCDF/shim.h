// The C library of NetCDF, and its files in memory.
#pragma once
#include <netcdf.h>
#include <netcdf_mem.h>
