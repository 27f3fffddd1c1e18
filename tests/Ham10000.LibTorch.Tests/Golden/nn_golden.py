#!/usr/bin/python3
"""Writes nn.json: what PyTorch computes for each layer, function, loss, initialiser and optimiser that the tests check.

Inputs and parameters are filled by a formula that the tests repeat, so the file holds results only: float32, little-endian,
base64. Run with the machine's own Python (python3-torch), which uses the same libtorch:  /usr/bin/python3 nn_golden.py
"""
import base64
import json
import math
import pathlib

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

torch.set_num_threads(1)
cases = {}


def fill(shape, seed, scale=1.0):
    count = int(np.prod(shape)) if len(shape) else 1
    values = np.sin(np.arange(count, dtype=np.float64) * 0.7 + seed * 1.3 + 0.1) * scale
    return torch.from_numpy(values.astype(np.float32)).reshape(shape)


def pack(tensor):
    return base64.b64encode(tensor.detach().to(torch.float32).contiguous().numpy().astype("<f4").tobytes()).decode()


def backward(out, inputs):
    """The gradients of sum(out * weights), the weights filled by the formula."""
    (out * fill(out.shape, 50)).sum().backward()
    return {f"grad{i}": pack(x.grad) for i, x in enumerate(inputs) if x.requires_grad}


def layer(name, module, *shape):
    for i, (_, p) in enumerate(module.named_parameters()):
        p.data = fill(p.shape, 10 + i, 0.5)
    x = fill(shape, 1).requires_grad_()
    module.train()
    out = module(x)
    result = {"out": pack(out), **backward(out, [x])}
    for key, p in module.named_parameters():
        result["grad." + key] = pack(p.grad)
    for key, b in module.named_buffers():
        result["buffer." + key] = pack(b)
    module.eval()
    result["eval"] = pack(module(x))
    cases["layer." + name] = result


def function(name, f, *shapes, positive=False):
    inputs = [fill(s, 1 + i) for i, s in enumerate(shapes)]
    if positive:
        inputs = [x.abs() * 0.9 + 0.05 for x in inputs]
    inputs = [x.requires_grad_() for x in inputs]
    out = f(*inputs)
    cases["function." + name] = {"out": pack(out), **backward(out, inputs)}


image = (2, 4, 7, 6)

layer("conv2d", nn.Conv2d(4, 6, 3), *image)
layer("conv2d_stride_padding", nn.Conv2d(4, 6, 3, stride=2, padding=1), *image)
layer("conv2d_tuple_dilation", nn.Conv2d(4, 6, (3, 2), stride=(2, 1), padding=(1, 2), dilation=(1, 2)), *image)
layer("conv2d_groups_no_bias", nn.Conv2d(4, 8, 3, padding=1, groups=2, bias=False), *image)
layer("conv2d_depthwise", nn.Conv2d(4, 4, 3, padding=1, groups=4, bias=False), *image)
layer("conv2d_same", nn.Conv2d(4, 6, (4, 3), padding="same"), *image)
layer("conv2d_valid", nn.Conv2d(4, 6, 3, padding="valid"), *image)
layer("conv2d_reflect", nn.Conv2d(4, 6, 3, padding=(1, 2), padding_mode="reflect"), *image)
layer("conv2d_same_circular", nn.Conv2d(4, 6, (4, 3), padding="same", padding_mode="circular"), *image)
layer("conv_transpose2d", nn.ConvTranspose2d(4, 6, 3), *image)
layer("conv_transpose2d_stride", nn.ConvTranspose2d(4, 6, 3, stride=2, padding=1, output_padding=1), *image)
layer("conv_transpose2d_groups", nn.ConvTranspose2d(4, 6, (2, 3), stride=(2, 1), groups=2, bias=False, dilation=(2, 1)), *image)
layer("linear", nn.Linear(6, 5), 3, 6)
layer("linear_no_bias", nn.Linear(6, 5, bias=False), 2, 3, 6)
layer("batch_norm1d", nn.BatchNorm1d(4), 5, 4)
layer("batch_norm1d_sequence", nn.BatchNorm1d(4, momentum=0.3), 5, 4, 3)
layer("batch_norm2d", nn.BatchNorm2d(4), *image)
layer("batch_norm2d_eps", nn.BatchNorm2d(4, eps=1e-3, momentum=0.01), *image)
layer("batch_norm2d_plain", nn.BatchNorm2d(4, affine=False), *image)
layer("batch_norm2d_untracked", nn.BatchNorm2d(4, track_running_stats=False), *image)
layer("relu", nn.ReLU(), *image)
layer("relu6", nn.ReLU6(), *image)
layer("leaky_relu", nn.LeakyReLU(0.2), *image)
layer("sigmoid", nn.Sigmoid(), *image)
layer("tanh", nn.Tanh(), *image)
layer("silu", nn.SiLU(), *image)
layer("hardswish", nn.Hardswish(), *image)
layer("gelu", nn.GELU(), *image)
layer("gelu_tanh", nn.GELU(approximate="tanh"), *image)
layer("softmax", nn.Softmax(1), *image)
layer("log_softmax", nn.LogSoftmax(-1), *image)
layer("identity", nn.Identity(), *image)
layer("flatten", nn.Flatten(), *image)
layer("flatten_range", nn.Flatten(2, 3), *image)
layer("unflatten", nn.Unflatten(1, (2, -1)), *image)
layer("max_pool2d", nn.MaxPool2d(2), *image)
layer("max_pool2d_ceil", nn.MaxPool2d(3, stride=2, padding=1, ceil_mode=True), *image)
layer("max_pool2d_tuple", nn.MaxPool2d((3, 2), stride=(1, 2), dilation=(2, 1)), *image)
layer("avg_pool2d", nn.AvgPool2d(2), *image)
layer("avg_pool2d_padding", nn.AvgPool2d(3, stride=2, padding=1, count_include_pad=False), *image)
layer("avg_pool2d_divisor", nn.AvgPool2d((3, 2), stride=(2, 1), ceil_mode=True, divisor_override=5), *image)
layer("adaptive_avg_pool2d", nn.AdaptiveAvgPool2d(1), *image)
layer("adaptive_avg_pool2d_size", nn.AdaptiveAvgPool2d((3, 4)), *image)
layer("adaptive_max_pool2d", nn.AdaptiveMaxPool2d((3, 2)), *image)
layer("upsample_nearest", nn.Upsample(scale_factor=2), *image)
layer("upsample_bilinear", nn.Upsample(size=(11, 9), mode="bilinear", align_corners=True), *image)
layer("upsample_bicubic", nn.Upsample(scale_factor=(1.5, 2.5), mode="bicubic"), *image)
layer("dropout_zero", nn.Dropout(0.0), *image)
layer("dropout2d_zero", nn.Dropout2d(0.0), *image)
layer("sequential", nn.Sequential(nn.Conv2d(4, 6, 3, bias=False), nn.BatchNorm2d(6), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
                                  nn.Linear(24, 3)), *image)

flat = (3, 8)
function("hardtanh", lambda x: F.hardtanh(x, -0.3, 0.6), flat)
function("hardsigmoid", F.hardsigmoid, flat)
function("elu", lambda x: F.elu(x, 0.7), flat)
function("selu", F.selu, flat)
function("celu", lambda x: F.celu(x, 1.3), flat)
function("mish", F.mish, flat)
function("softplus", lambda x: F.softplus(x, 2, 1.5), flat)
function("logsigmoid", F.logsigmoid, flat)
function("softmax_double", lambda x: F.softmax(x, 1, dtype=torch.float64), flat)
function("layer_norm", lambda x, w, b: F.layer_norm(x, (7, 6), w, b), image, (7, 6), (7, 6))
function("layer_norm_plain", lambda x: F.layer_norm(x, (6,), eps=1e-6), image)
function("group_norm", lambda x, w, b: F.group_norm(x, 2, w, b), image, (4,), (4,))
function("normalize", lambda x: F.normalize(x, dim=1), image)
function("normalize_l1", lambda x: F.normalize(x, p=1, dim=-1), flat)
function("conv2d", lambda x, w, b: F.conv2d(x, w, b, stride=(1, 2), padding=1), image, (6, 4, 3, 3), (6,))
function("conv_transpose2d", lambda x, w, b: F.conv_transpose2d(x, w, b, stride=2), image, (4, 6, 3, 3), (6,))
function("linear", F.linear, flat, (5, 8), (5,))
function("batch_norm_training", lambda x, w, b: F.batch_norm(x, None, None, w, b, training=True), image, (4,), (4,))
function("interpolate_nearest_exact", lambda x: F.interpolate(x, size=(10, 13), mode="nearest-exact"), image)
function("interpolate_area", lambda x: F.interpolate(x, size=(3, 4), mode="area"), image)
function("interpolate_bilinear", lambda x: F.interpolate(x, scale_factor=1.7, mode="bilinear"), image)
function("interpolate_recompute", lambda x: F.interpolate(x, scale_factor=1.7, mode="bilinear", recompute_scale_factor=True), image)
function("interpolate_antialias", lambda x: F.interpolate(x, size=(3, 3), mode="bilinear", antialias=True), image)
function("interpolate_bicubic_antialias", lambda x: F.interpolate(x, size=(3, 4), mode="bicubic", antialias=True), image)
function("pad_constant", lambda x: F.pad(x, (1, 2, 0, 3), value=0.7), image)
function("pad_reflect", lambda x: F.pad(x, (1, 2, 2, 1), mode="reflect"), image)
function("pad_replicate", lambda x: F.pad(x, (1, 2, 2, 1), mode="replicate"), image)
function("pad_circular", lambda x: F.pad(x, (1, 2, 2, 1), mode="circular"), image)
function("pixel_shuffle", lambda x: F.pixel_shuffle(x, 2), image)
function("pixel_unshuffle", lambda x: F.pixel_unshuffle(x, 2), (2, 3, 6, 4))
function("max_pool2d", lambda x: F.max_pool2d(x, 3, stride=2, ceil_mode=True), image)
function("max_pool2d_indices", lambda x: F.max_pool2d(x, 2, return_indices=True)[1].float() * x.mean(), image)
function("adaptive_max_pool2d_indices", lambda x: F.adaptive_max_pool2d(x, 2, return_indices=True)[1].float() * x.mean(), image)
function("avg_pool2d", lambda x: F.avg_pool2d(x, 3, stride=2, padding=1, count_include_pad=False), image)

classes = torch.tensor([2, 0, 4, 1, 3, 2])
logits = (6, 5)
function("cross_entropy", lambda x: F.cross_entropy(x, classes), logits)
function("cross_entropy_sum", lambda x: F.cross_entropy(x, classes, reduction="sum"), logits)
function("cross_entropy_none", lambda x: F.cross_entropy(x, classes, reduction="none"), logits)
function("cross_entropy_weighted", lambda x: F.cross_entropy(x, classes, weight=fill((5,), 7).abs() + 0.1), logits)
function("cross_entropy_smoothed",
         lambda x: F.cross_entropy(x, classes, weight=fill((5,), 7).abs() + 0.1, label_smoothing=0.1), logits)
function("cross_entropy_ignored", lambda x: F.cross_entropy(x, classes, ignore_index=2), logits)
function("cross_entropy_probabilities", lambda x, t: F.cross_entropy(x, F.softmax(t, 1)), logits, logits)
function("cross_entropy_images", lambda x: F.cross_entropy(x, torch.arange(12).reshape(2, 2, 3) % 4), (2, 4, 2, 3))
function("nll_loss", lambda x: F.nll_loss(F.log_softmax(x, 1), classes), logits)
function("bce", lambda x, t: F.binary_cross_entropy(x, t), logits, logits, positive=True)
function("bce_with_logits", lambda x, t: F.binary_cross_entropy_with_logits(x, t.abs()), logits, logits)
function("bce_with_logits_weighted", lambda x, t: F.binary_cross_entropy_with_logits(
    x, t.abs(), weight=fill((5,), 7).abs(), pos_weight=fill((5,), 8).abs() + 0.5, reduction="sum"), logits, logits)
function("mse", lambda x, t: F.mse_loss(x, t), logits, logits)
function("mse_sum", lambda x, t: F.mse_loss(x, t, reduction="sum"), logits, logits)
function("l1", lambda x, t: F.l1_loss(x, t), logits, logits)
function("smooth_l1", lambda x, t: F.smooth_l1_loss(x, t, beta=0.5), logits, logits)
function("huber", lambda x, t: F.huber_loss(x, t, delta=0.4), logits, logits)
function("kl_div", lambda x, t: F.kl_div(F.log_softmax(x, 1), F.log_softmax(t, 1), log_target=True, reduction="batchmean") * 6 / 30,
         logits, logits)


def initial(name, make):
    torch.manual_seed(7)
    cases["init." + name] = {f"value{i}": pack(t) for i, t in enumerate(make())}


def tensor(f, *shape):
    t = torch.zeros(shape)
    f(t)
    return [t]


shape = (6, 4, 3, 3)
initial("conv2d", lambda: nn.Conv2d(4, 6, 3).parameters())
initial("conv2d_groups", lambda: nn.Conv2d(4, 6, 3, groups=2).parameters())
initial("conv_transpose2d", lambda: nn.ConvTranspose2d(4, 6, 3).parameters())
initial("linear", lambda: nn.Linear(6, 5).parameters())
initial("uniform", lambda: tensor(lambda t: nn.init.uniform_(t, -0.05, 0.05), *shape))
initial("normal", lambda: tensor(lambda t: nn.init.normal_(t, 1.0, 0.2), *shape))
initial("trunc_normal", lambda: tensor(lambda t: nn.init.trunc_normal_(t, std=0.02, a=-0.03, b=0.04), *shape))
initial("xavier_uniform", lambda: tensor(lambda t: nn.init.xavier_uniform_(t, 1.5), *shape))
initial("xavier_normal", lambda: tensor(nn.init.xavier_normal_, *shape))
initial("kaiming_uniform", lambda: tensor(lambda t: nn.init.kaiming_uniform_(t, a=0.1), *shape))
initial("kaiming_normal", lambda: tensor(lambda t: nn.init.kaiming_normal_(t, mode="fan_out", nonlinearity="relu"), *shape))


def optimizer(name, make):
    parameters = [nn.Parameter(fill(s, 20 + i)) for i, s in enumerate([(5, 7), (9,), (3, 2, 3, 3)])]
    optim = make(parameters)
    for step in range(10):
        optim.zero_grad()
        loss = sum((p * fill(p.shape, 100 + 10 * step + i, 1 + 0.1 * step)).sum() + (p * p).sum() * 0.3
                   for i, p in enumerate(parameters))
        loss.backward()
        optim.step()
    cases["optim." + name] = {f"value{i}": pack(p) for i, p in enumerate(parameters)}


O = torch.optim
optimizer("sgd", lambda p: O.SGD(p, 0.05))
optimizer("sgd_decay", lambda p: O.SGD(p, 0.05, weight_decay=0.1))
optimizer("sgd_momentum", lambda p: O.SGD(p, 0.05, momentum=0.9))
optimizer("sgd_dampening", lambda p: O.SGD(p, 0.05, momentum=0.8, dampening=0.3, weight_decay=0.1))
optimizer("sgd_nesterov", lambda p: O.SGD(p, 0.05, momentum=0.9, nesterov=True, weight_decay=0.05))
optimizer("sgd_maximize", lambda p: O.SGD(p, 0.02, momentum=0.5, weight_decay=0.05, maximize=True))
optimizer("adam", lambda p: O.Adam(p, 0.01))
optimizer("adam_options", lambda p: O.Adam(p, 0.02, betas=(0.8, 0.95), eps=1e-3, weight_decay=0.1))
optimizer("adam_amsgrad", lambda p: O.Adam(p, 0.02, betas=(0.8, 0.7), amsgrad=True))
optimizer("adam_maximize", lambda p: O.Adam(p, 0.02, betas=(0.8, 0.7), weight_decay=0.1, amsgrad=True, maximize=True))
optimizer("adamw", lambda p: O.AdamW(p, 0.02, weight_decay=0.1))
optimizer("adamw_amsgrad", lambda p: O.AdamW(p, 0.02, betas=(0.8, 0.7), weight_decay=0.05, amsgrad=True))
optimizer("adamw_maximize", lambda p: O.AdamW(p, 0.02, weight_decay=0.05, maximize=True))
# The single-tensor form of 1.13 multiplies the momentum schedule by its newest factor twice; the list form does not, nor does
# any later version.
optimizer("nadam", lambda p: O.NAdam(p, foreach=True))
optimizer("nadam_options", lambda p: O.NAdam(p, 0.02, foreach=True, betas=(0.8, 0.95), weight_decay=0.1, momentum_decay=0.01))
optimizer("rmsprop", lambda p: O.RMSprop(p, 0.01))
optimizer("rmsprop_options", lambda p: O.RMSprop(p, 0.02, alpha=0.9, eps=1e-3, weight_decay=0.1))
optimizer("rmsprop_momentum", lambda p: O.RMSprop(p, 0.01, momentum=0.9))
optimizer("rmsprop_centered", lambda p: O.RMSprop(p, 0.01, centered=True))
optimizer("rmsprop_all", lambda p: O.RMSprop(p, 0.01, alpha=0.95, weight_decay=0.05, momentum=0.5, centered=True, maximize=True))

path = pathlib.Path(__file__).with_name("nn.json")
lines = [json.dumps(name) + ": " + json.dumps(case) for name, case in cases.items()]
path.write_text("{\n" + ",\n".join(lines) + "\n}\n")
print(f"{len(cases)} cases, {path.stat().st_size} bytes")
