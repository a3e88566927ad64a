// The C library of NetCDF.
#pragma once
#include <netcdf.h>
