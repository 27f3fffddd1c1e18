"""MobileNet v1 and v2 in PyTorch with TensorFlow's SAME padding, without their classifiers, and their weights from safetensors files.

As a program, it prints what they make of photographs, one line of numbers each: the features of every image, pooled over its pixels, then one map of each.

    /usr/bin/python3 tensorflow_mobilenets.py v1|v2 WEIGHTS HEIGHT WIDTH PADDING PIXELS

PADDING: tensorflow or pytorch. PIXELS: uint8 RGB images of that size, one after the other.
"""
import json
import struct
import sys
import numpy as np
import torch
import torchvision
from torch import nn
from torch.nn import functional as F


class SamePadding(nn.Conv2d):
    """A convolution that pads as TensorFlow's SAME does."""

    def forward(self, x):
        pads = []
        for size, kernel, stride in zip(x.shape[:1:-1], self.kernel_size, self.stride):
            total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
            pads += [total // 2, total - total // 2]
        return F.conv2d(F.pad(x, pads), self.weight, self.bias, self.stride, groups=self.groups)


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv_dw = nn.Conv2d(inputs, inputs, 3, stride, padding=1, groups=inputs, bias=False)
        self.bn1 = nn.BatchNorm2d(inputs)
        self.conv_pw = nn.Conv2d(inputs, outputs, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)

    def forward(self, x):
        return F.relu6(self.bn2(self.conv_pw(F.relu6(self.bn1(self.conv_dw(x))))))


class MobileNetV1(nn.Module):
    """With timm's keys."""

    def __init__(self):
        super().__init__()
        self.conv_stem = nn.Conv2d(3, 32, 3, 2, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(32)
        stages, inputs = [], 32
        for outputs, strides in ((64, [1]), (128, [2, 1]), (256, [2, 1]), (512, [2, 1, 1, 1, 1, 1]), (1024, [2, 1])):
            blocks = []
            for stride in strides:
                blocks.append(Block(inputs, outputs, stride))
                inputs = outputs
            stages.append(nn.Sequential(*blocks))
        self.blocks = nn.Sequential(*stages)

    def forward(self, x):
        return self.blocks(F.relu6(self.bn1(self.conv_stem(x))))


class MobileNetV2(nn.Module):
    """With torchvision's keys."""

    def __init__(self):
        super().__init__()
        self.features = torchvision.models.mobilenet_v2().features

    def forward(self, x):
        return self.features(x)


def network(version, padding="tensorflow"):
    result = {"v1": MobileNetV1, "v2": MobileNetV2}[version]().eval()
    for module in result.modules():
        if isinstance(module, nn.Conv2d) and padding == "tensorflow":
            module.__class__ = SamePadding
    return result


def read_safetensors(path):
    with open(path, "rb") as file:
        size, = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(size))
        data = file.read()
    header.pop("__metadata__", None)
    types = {"F32": np.float32, "F16": np.float16, "I64": np.int64}
    return {key: torch.from_numpy(np.frombuffer(data[slice(*entry["data_offsets"])], types[entry["dtype"]]).reshape(entry["shape"]).copy())
            for key, entry in header.items()}


def load(network, path):
    """Every weight and nothing else, but for the batch norms' counters, which nothing uses."""
    missing, unexpected = network.load_state_dict(read_safetensors(path), strict=False)
    assert not unexpected and all(key.endswith("num_batches_tracked") for key in missing), (missing, unexpected)
    return network


def main(version, weights, height, width, padding, pixels):
    torch.set_num_threads(1)
    images = torch.from_numpy(np.fromfile(pixels, np.uint8).reshape(-1, int(height), int(width), 3).astype(np.float32) / 127.5 - 1)
    with torch.no_grad():
        features = load(network(version, padding), weights)(images.permute(0, 3, 1, 2))
    for maps in features:
        numbers = torch.cat([maps.mean((1, 2)), maps[len(maps) // 2].flatten()])
        print(*(f"{number:.8g}" for number in numbers.tolist()))


if __name__ == "__main__":
    main(*sys.argv[1:])
