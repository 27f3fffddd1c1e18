// Pooling, interpolation and padding.
#include "shim.h"

#include <ATen/ops/_upsample_bicubic2d_aa.h>
#include <ATen/ops/_upsample_bilinear2d_aa.h>
#include <ATen/ops/_upsample_nearest_exact2d.h>
#include <ATen/ops/adaptive_avg_pool2d.h>
#include <ATen/ops/adaptive_max_pool2d.h>
#include <ATen/ops/avg_pool2d.h>
#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/max_pool2d_with_indices.h>
#include <ATen/ops/pad.h>
#include <ATen/ops/pixel_shuffle.h>
#include <ATen/ops/pixel_unshuffle.h>
#include <ATen/ops/upsample_bicubic2d.h>
#include <ATen/ops/upsample_bilinear2d.h>
#include <ATen/ops/upsample_nearest2d.h>

#include <cmath>

HT_EXPORT TensorHandle ht_max_pool2d(TensorHandle input, const int64_t* kernel, int kernel_count, const int64_t* stride,
                                     int stride_count, const int64_t* padding, int padding_count, const int64_t* dilation,
                                     int dilation_count, int ceil_mode) {
    return ht::tensor([&] {
        return at::max_pool2d(*input, ht::ints(kernel, kernel_count), ht::ints(stride, stride_count),
                              ht::ints(padding, padding_count), ht::ints(dilation, dilation_count), ceil_mode != 0);
    });
}

HT_EXPORT int ht_max_pool2d_with_indices(TensorHandle input, const int64_t* kernel, int kernel_count, const int64_t* stride,
                                         int stride_count, const int64_t* padding, int padding_count,
                                         const int64_t* dilation, int dilation_count, int ceil_mode, TensorHandle* values,
                                         TensorHandle* indices) {
    return ht::status([&] {
        ht::give(at::max_pool2d_with_indices(*input, ht::ints(kernel, kernel_count), ht::ints(stride, stride_count),
                                             ht::ints(padding, padding_count), ht::ints(dilation, dilation_count),
                                             ceil_mode != 0),
                 values, indices);
    });
}

HT_EXPORT TensorHandle ht_avg_pool2d(TensorHandle input, const int64_t* kernel, int kernel_count, const int64_t* stride,
                                     int stride_count, const int64_t* padding, int padding_count, int ceil_mode,
                                     int count_include_pad, int64_t divisor_override, int has_divisor) {
    return ht::tensor([&] {
        return at::avg_pool2d(*input, ht::ints(kernel, kernel_count), ht::ints(stride, stride_count),
                              ht::ints(padding, padding_count), ceil_mode != 0, count_include_pad != 0,
                              ht::or_none(divisor_override, has_divisor));
    });
}

HT_EXPORT TensorHandle ht_adaptive_avg_pool2d(TensorHandle input, const int64_t* size, int size_count) {
    return ht::tensor([&] { return at::adaptive_avg_pool2d(*input, ht::ints(size, size_count)); });
}

HT_EXPORT int ht_adaptive_max_pool2d(TensorHandle input, const int64_t* size, int size_count, TensorHandle* values,
                                     TensorHandle* indices) {
    return ht::status([&] { ht::give(at::adaptive_max_pool2d(*input, ht::ints(size, size_count)), values, indices); });
}

// Modes are those of torch.InterpolationMode: 0 nearest, 2 bilinear, 3 bicubic, 6 nearest-exact. Factors of zero are absent.
HT_EXPORT TensorHandle ht_interpolate2d(TensorHandle input, const int64_t* size, double scale_height, double scale_width,
                                        int mode, int align_corners, int antialias) {
    return ht::tensor([&] {
        const at::IntArrayRef out(size, 2);
        const auto height = scale_height > 0 ? ht::optional<double>(scale_height) : ht::nullopt;
        const auto width = scale_width > 0 ? ht::optional<double>(scale_width) : ht::nullopt;
        switch (mode) {
            case 0: return at::upsample_nearest2d(*input, out, height, width);
            case 2:
                return antialias ? at::_upsample_bilinear2d_aa(*input, out, align_corners != 0, height, width)
                                 : at::upsample_bilinear2d(*input, out, align_corners != 0, height, width);
            case 3:
                return antialias ? at::_upsample_bicubic2d_aa(*input, out, align_corners != 0, height, width)
                                 : at::upsample_bicubic2d(*input, out, align_corners != 0, height, width);
            case 6: return at::_upsample_nearest_exact2d(*input, out, height, width);
            default: TORCH_CHECK(false, "Interpolation mode ", mode, " is not for images (N, C, H, W).");
        }
    });
}

// Modes are those of PaddingModes: 0 zeros, 1 reflect, 2 replicate, 3 circular, 4 constant.
HT_EXPORT TensorHandle ht_pad(TensorHandle input, const int64_t* pad, int pad_count, int mode, double value) {
    return ht::tensor([&] {
        const auto sides = ht::ints(pad, pad_count);
        switch (mode) {
            case 0: return at::pad(*input, sides, "constant", 0.0);
            case 1: return at::pad(*input, sides, "reflect");
            case 2: return at::pad(*input, sides, "replicate");
            case 3: return at::pad(*input, sides, "circular");
            case 4: return at::pad(*input, sides, "constant", value);
            default: TORCH_CHECK(false, "Padding mode ", mode, " is not known.");
        }
    });
}

HT_EXPORT TensorHandle ht_pixel_shuffle(TensorHandle input, int64_t factor) {
    return ht::tensor([&] { return at::pixel_shuffle(*input, factor); });
}

HT_EXPORT TensorHandle ht_pixel_unshuffle(TensorHandle input, int64_t factor) {
    return ht::tensor([&] { return at::pixel_unshuffle(*input, factor); });
}
