// The inference kernels for any processor, with vectors of four floats.
#include "inference.h"

#pragma GCC diagnostic ignored "-Wpsabi"
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("O3")
#endif
#define HT_KERNELS plain
#define HT_LANES 4
#define HT_TILE_ROWS 6
#include "inference_kernels.h"

const ht::inference::Kernels& ht::inference::plain_kernels() { return plain::kernels; }
