// Losses. A reduction is 0 for none, 1 for the mean, 2 for the sum, as in ATen.
#include "shim.h"

#include <ATen/ops/binary_cross_entropy.h>
#include <ATen/ops/binary_cross_entropy_with_logits.h>
#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/huber_loss.h>
#include <ATen/ops/kl_div.h>
#include <ATen/ops/l1_loss.h>
#include <ATen/ops/mse_loss.h>
#include <ATen/ops/nll_loss_nd.h>
#include <ATen/ops/one_hot.h>
#include <ATen/ops/smooth_l1_loss.h>

HT_EXPORT TensorHandle ht_cross_entropy(TensorHandle input, TensorHandle target, TensorHandle weight, int64_t reduction,
                                        int64_t ignore_index, double label_smoothing) {
    return ht::tensor([&] {
        return at::cross_entropy_loss(*input, *target, ht::or_none(weight), reduction, ignore_index, label_smoothing);
    });
}

HT_EXPORT TensorHandle ht_nll_loss(TensorHandle input, TensorHandle target, TensorHandle weight, int64_t reduction,
                                   int64_t ignore_index) {
    return ht::tensor([&] { return at::nll_loss_nd(*input, *target, ht::or_none(weight), reduction, ignore_index); });
}

HT_EXPORT TensorHandle ht_bce(TensorHandle input, TensorHandle target, TensorHandle weight, int64_t reduction) {
    return ht::tensor([&] { return at::binary_cross_entropy(*input, *target, ht::or_none(weight), reduction); });
}

HT_EXPORT TensorHandle ht_bce_with_logits(TensorHandle input, TensorHandle target, TensorHandle weight,
                                          TensorHandle pos_weight, int64_t reduction) {
    return ht::tensor([&] {
        return at::binary_cross_entropy_with_logits(*input, *target, ht::or_none(weight), ht::or_none(pos_weight), reduction);
    });
}

HT_EXPORT TensorHandle ht_mse_loss(TensorHandle input, TensorHandle target, int64_t reduction) {
    return ht::tensor([&] { return at::mse_loss(*input, *target, reduction); });
}

HT_EXPORT TensorHandle ht_l1_loss(TensorHandle input, TensorHandle target, int64_t reduction) {
    return ht::tensor([&] { return at::l1_loss(*input, *target, reduction); });
}

HT_EXPORT TensorHandle ht_smooth_l1_loss(TensorHandle input, TensorHandle target, int64_t reduction, double beta) {
    return ht::tensor([&] { return at::smooth_l1_loss(*input, *target, reduction, beta); });
}

HT_EXPORT TensorHandle ht_huber_loss(TensorHandle input, TensorHandle target, int64_t reduction, double delta) {
    return ht::tensor([&] { return at::huber_loss(*input, *target, reduction, delta); });
}

HT_EXPORT TensorHandle ht_kl_div(TensorHandle input, TensorHandle target, int64_t reduction, int log_target) {
    return ht::tensor([&] { return at::kl_div(*input, *target, reduction, log_target != 0); });
}

HT_EXPORT TensorHandle ht_one_hot(TensorHandle input, int64_t classes) {
    return ht::tensor([&] { return at::one_hot(*input, classes); });
}
