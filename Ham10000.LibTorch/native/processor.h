// Which kernels this build and the processor have. The files that compile them for an instruction set include this before they choose it.
#ifndef HAM10000_TORCH_PROCESSOR_H
#define HAM10000_TORCH_PROCESSOR_H

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
#define HT_X86_KERNELS
#if __GNUC__ >= 10
#define HT_BFLOAT16_KERNELS
#endif
#endif

namespace ht {

bool has_avx2();      // with fused multiply-add
bool has_avx512();    // F, VL, DQ and BW
bool has_bfloat16();  // AVX-512 that multiplies pairs of bfloat16

}  // namespace ht

#endif
