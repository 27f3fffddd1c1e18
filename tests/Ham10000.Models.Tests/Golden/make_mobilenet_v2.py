"""Writes mobilenet_v2.json: features of torchvision's MobileNet v2 with TensorFlow's SAME padding, under formula weights and, where the folder with
the real weights is given, under those.

    /usr/bin/python3 make_mobilenet_v2.py ../../../../shared
"""
import json
import struct
import sys
import numpy as np
import torch
import torchvision
from torch import nn
from torch.nn import functional as F
from formula import fill, images, numbers

WEIGHTS = "data/weights/mobilenet_v2.imagenet.safetensors"


class SamePadding(nn.Conv2d):
    """A convolution that pads as TensorFlow's SAME does."""

    def forward(self, x):
        pads = []
        for size, kernel, stride in zip(x.shape[:1:-1], self.kernel_size, self.stride):
            total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
            pads += [total // 2, total - total // 2]
        return F.conv2d(F.pad(x, pads), self.weight, self.bias, self.stride, groups=self.groups)


def read_safetensors(path):
    with open(path, "rb") as file:
        size, = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(size))
        data = file.read()
    header.pop("__metadata__", None)
    types = {"F32": np.float32, "F16": np.float16, "I64": np.int64}
    return {key: torch.from_numpy(np.frombuffer(data[slice(*entry["data_offsets"])], types[entry["dtype"]]).reshape(entry["shape"]).copy())
            for key, entry in header.items()}


def features(network, count, height, width):
    with torch.no_grad():
        maps = network.features(images(count, height, width))
    return {"size": [count, height, width], "shape": list(maps.shape), "means": numbers(maps.mean((2, 3))[:, ::4]), "maps": numbers(maps[0, ::32])}


torch.set_num_threads(1)
network = torchvision.models.mobilenet_v2().eval()
for module in network.modules():
    if isinstance(module, nn.Conv2d):
        module.__class__ = SamePadding
fill(network)
golden = {"odd": features(network, 1, 100, 125), "even": features(network, 2, 64, 64)}
if len(sys.argv) > 1:
    network.load_state_dict(read_safetensors(f"{sys.argv[1]}/{WEIGHTS}"), strict=False)
    golden["real"] = features(network, 1, 100, 125)
with open("mobilenet_v2.json", "w") as file:
    json.dump(golden, file, indent=None, separators=(",", ":"))
    file.write("\n")
