"""Writes layers.json: what torch computes for the builder's activations, norms, convolutions and poolings under formula weights, padded as Keras pads.

    /usr/bin/python3 make_layers.py
"""
import json
import torch
from torch import nn
from torch.nn import functional as F
from formula import fill, images, numbers

ACTIVATIONS = {"Relu": F.relu, "Relu6": F.relu6, "Tanh": torch.tanh, "Sigmoid": torch.sigmoid, "Gelu": F.gelu, "Silu": F.silu}
DEPTHWISE = [(3, 1, 1, "Same"), (3, 2, 2, "Same"), (4, 1, 1, "Same"), (5, 3, 1, "Same"), (3, 2, 3, "Valid")]
TRANSPOSED = [(3, 2, "Same"), (2, 2, "Same"), (5, 2, "Same"), (4, 1, "Same"), (2, 3, "Same"), (3, 2, "Valid"), (2, 3, "Valid")]
CONVOLUTIONS = [(3, 1, 2, True, "Same"), (3, 2, 3, False, "Same"), (2, 1, 4, False, "Valid"), (4, 3, 1, False, "Same")]
DILATED_DEPTHWISE = [(3, 1, 2, 2, "Same"), (2, 1, 1, 3, "Valid")]
SEPARABLE = [(3, 1, 1, True, "Same"), (4, 2, 2, False, "Same"), (3, 2, 3, True, "Valid")]
POOLS = [(2, 2, "Same"), (3, 2, "Same"), (3, 1, "Same"), (4, 3, "Same"), (3, 1, "Valid"), (3, 2, "Valid"), (2, 3, "Valid")]


def result(maps):
    return {"shape": list(maps.shape), "values": numbers(maps)}


def pad(x, window, stride, padding, value=0.0):
    """TensorFlow's SAME padding, or none."""
    if padding == "Valid":
        return x
    pads = []
    for size in (8, 9):
        total = max((-(-size // stride) - 1) * stride + window - size, 0)
        pads += [total // 2, total - total // 2]
    return F.pad(x, pads, value=value)


def convolve(kernel, stride, multiplier, padding, dilation=1, groups=3, bias=True):
    layer = nn.Conv2d(3, 3 * multiplier, kernel, stride, dilation=dilation, groups=groups, bias=bias)
    fill(layer)
    return layer(pad(images(1, 9, 8), (kernel - 1) * dilation + 1, stride, padding))


def separable(kernel, stride, multiplier, bias, padding):
    class Kernels(nn.Module):
        def __init__(self):
            super().__init__()
            self.depthwise_weight = nn.Parameter(torch.zeros(3 * multiplier, 1, kernel, kernel))
            self.pointwise_weight = nn.Parameter(torch.zeros(5, 3 * multiplier, 1, 1))
            self.bias = nn.Parameter(torch.zeros(5)) if bias else None

    layer = Kernels()
    fill(layer)
    between = F.conv2d(pad(images(1, 9, 8), kernel, stride, padding), layer.depthwise_weight, stride=stride, groups=3)
    return F.conv2d(between, layer.pointwise_weight, layer.bias)


def average(window, stride, padding):
    """The mean of what lies inside the maps."""
    x = images(1, 9, 8)
    inside = F.avg_pool2d(pad(torch.ones_like(x), window, stride, padding), window, stride)
    return F.avg_pool2d(pad(x, window, stride, padding), window, stride) / inside


def normalised(training):
    """Batch norm with Keras's settings: momentum 0.99 there is 0.01 here. The last values are the running mean and variance."""
    layer = nn.BatchNorm2d(3, eps=1e-3, momentum=0.01)
    fill(layer)
    layer.train(training)
    maps = layer(images(2, 4, 5))
    return {"shape": list(maps.shape), "values": numbers(maps) + numbers(layer.running_mean) + numbers(layer.running_var)}


def transposed(kernel, stride, padding):
    layer = nn.ConvTranspose2d(3, 4, kernel, stride, output_padding=max(stride - kernel, 0))
    fill(layer)
    maps = layer(images(1, 5, 4))
    if padding == "Same":
        first = max(kernel - stride, 0) // 2
        maps = maps[:, :, first:first + 5 * stride, first:first + 4 * stride]
    return maps


torch.set_num_threads(1)
with torch.no_grad():
    golden = {name: result(function(images(1, 4, 5) * 4)) for name, function in ACTIVATIONS.items()}
    norm = torch.nn.LayerNorm(20, eps=1e-6)
    fill(norm)
    golden["layerNorm"] = result(norm(images(1, 4, 5).flatten(2)[0]))
    golden |= {f"depthwise {case[0]} {case[1]} {case[2]} {case[3]}": result(convolve(*case)) for case in DEPTHWISE}
    golden |= {f"transposed {case[0]} {case[1]} {case[2]}": result(transposed(*case)) for case in TRANSPOSED}
    for kernel, stride, dilation, bias, padding in CONVOLUTIONS:
        golden[f"convolution {kernel} {stride} {dilation} {bias} {padding}"] = result(convolve(kernel, stride, 2, padding, dilation, groups=1, bias=bias))
    for kernel, stride, multiplier, dilation, padding in DILATED_DEPTHWISE:
        golden[f"dilated depthwise {kernel} {stride} {multiplier} {dilation} {padding}"] = result(convolve(kernel, stride, multiplier, padding, dilation))
    golden |= {f"separable {' '.join(map(str, case))}": result(separable(*case)) for case in SEPARABLE}
    for window, stride, padding in POOLS:
        golden[f"max {window} {stride} {padding}"] = result(F.max_pool2d(pad(images(1, 9, 8), window, stride, padding, -torch.inf), window, stride))
        golden[f"average {window} {stride} {padding}"] = result(average(window, stride, padding))
    golden["globalMax"] = result(images(1, 9, 8).amax((2, 3)))
    golden |= {f"upSampling {factor}": result(F.interpolate(images(1, 5, 4), scale_factor=factor)) for factor in (1, 2, 3)}
    golden |= {f"batchNorm {training}": normalised(training) for training in (False, True)}
with open("layers.json", "w") as file:
    json.dump(golden, file, indent=None, separators=(",", ":"))
    file.write("\n")
