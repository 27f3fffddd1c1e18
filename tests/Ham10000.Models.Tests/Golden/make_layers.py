"""Writes layers.json: what torch computes for the builder's activations, layer norm, depthwise and transposed convolutions under formula weights, padded as
Keras pads.

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


def result(maps):
    return {"shape": list(maps.shape), "values": numbers(maps)}


def depthwise(kernel, stride, multiplier, padding):
    layer = nn.Conv2d(3, 3 * multiplier, kernel, stride, groups=3)
    fill(layer)
    x = images(1, 9, 8)
    if padding == "Same":
        pads = []
        for size in (8, 9):
            total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
            pads += [total // 2, total - total // 2]
        x = F.pad(x, pads)
    return layer(x)


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
    golden |= {f"depthwise {case[0]} {case[1]} {case[2]} {case[3]}": result(depthwise(*case)) for case in DEPTHWISE}
    golden |= {f"transposed {case[0]} {case[1]} {case[2]}": result(transposed(*case)) for case in TRANSPOSED}
with open("layers.json", "w") as file:
    json.dump(golden, file, indent=None, separators=(",", ":"))
    file.write("\n")
