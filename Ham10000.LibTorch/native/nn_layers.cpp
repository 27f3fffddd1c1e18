// Layers with weights: convolutions, dense layers, normalisation; and dropout.
#include "shim.h"

#include <ATen/ops/batch_norm.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/conv_transpose2d.h>
#include <ATen/ops/dropout.h>
#include <ATen/ops/feature_dropout.h>
#include <ATen/ops/group_norm.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/norm.h>

HT_EXPORT TensorHandle ht_conv2d(TensorHandle input, TensorHandle weight, TensorHandle bias, const int64_t* stride,
                                 int stride_count, const int64_t* padding, int padding_count, const int64_t* dilation,
                                 int dilation_count, int64_t groups) {
    return ht::tensor([&] {
        return at::conv2d(*input, *weight, ht::or_none(bias), ht::ints(stride, stride_count), ht::ints(padding, padding_count),
                          ht::ints(dilation, dilation_count), groups);
    });
}

// Padding by name: 0 is "valid", 1 is "same".
HT_EXPORT TensorHandle ht_conv2d_named(TensorHandle input, TensorHandle weight, TensorHandle bias, const int64_t* stride,
                                       int stride_count, int same, const int64_t* dilation, int dilation_count,
                                       int64_t groups) {
    return ht::tensor([&] {
        return at::conv2d(*input, *weight, ht::or_none(bias), ht::ints(stride, stride_count),
                          c10::string_view(same ? "same" : "valid"), ht::ints(dilation, dilation_count), groups);
    });
}

HT_EXPORT TensorHandle ht_conv_transpose2d(TensorHandle input, TensorHandle weight, TensorHandle bias, const int64_t* stride,
                                           int stride_count, const int64_t* padding, int padding_count,
                                           const int64_t* output_padding, int output_padding_count, int64_t groups,
                                           const int64_t* dilation, int dilation_count) {
    return ht::tensor([&] {
        return at::conv_transpose2d(*input, *weight, ht::or_none(bias), ht::ints(stride, stride_count),
                                    ht::ints(padding, padding_count), ht::ints(output_padding, output_padding_count), groups,
                                    ht::ints(dilation, dilation_count));
    });
}

HT_EXPORT TensorHandle ht_linear(TensorHandle input, TensorHandle weight, TensorHandle bias) {
    return ht::tensor([&] { return at::linear(*input, *weight, ht::or_none(bias)); });
}

HT_EXPORT TensorHandle ht_batch_norm(TensorHandle input, TensorHandle weight, TensorHandle bias, TensorHandle running_mean,
                                     TensorHandle running_var, int training, double momentum, double eps) {
    return ht::tensor([&] {
        return at::batch_norm(*input, ht::or_none(weight), ht::or_none(bias), ht::or_none(running_mean),
                              ht::or_none(running_var), training != 0, momentum, eps, true);
    });
}

HT_EXPORT TensorHandle ht_layer_norm(TensorHandle input, const int64_t* shape, int shape_count, TensorHandle weight,
                                     TensorHandle bias, double eps) {
    return ht::tensor([&] {
        return at::layer_norm(*input, ht::ints(shape, shape_count), ht::or_none(weight), ht::or_none(bias), eps, true);
    });
}

HT_EXPORT TensorHandle ht_group_norm(TensorHandle input, int64_t groups, TensorHandle weight, TensorHandle bias, double eps) {
    return ht::tensor(
        [&] { return at::group_norm(*input, groups, ht::or_none(weight), ht::or_none(bias), eps, true); });
}

HT_EXPORT TensorHandle ht_dropout(TensorHandle input, double p, int training, int inplace) {
    return ht::tensor([&] {
        return inplace ? at::dropout_(*input, p, training != 0) : at::dropout(*input, p, training != 0);
    });
}

HT_EXPORT TensorHandle ht_feature_dropout(TensorHandle input, double p, int training, int inplace) {
    return ht::tensor([&] {
        return inplace ? at::feature_dropout_(*input, p, training != 0) : at::feature_dropout(*input, p, training != 0);
    });
}

HT_EXPORT TensorHandle ht_normalize(TensorHandle input, double p, int64_t dim, double eps) {
    return ht::tensor([&] { return input->div(at::norm(*input, p, {dim}, true).clamp_min(eps).expand_as(*input)); });
}
