"""Writes backbone-<name>.json for torchvision's networks without their classifiers: state-dict keys and shapes, the number of parameters,
features of formula images and gradients in evaluation mode, all under formula weights. MobileNet v2 is there with torchvision's padding
and with TensorFlow's SAME; where the folder with the real weights is given, with those too.

    /usr/bin/python3 make_backbones.py ../../../../shared
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
CLASSIFIERS = ("classifier.", "fc.")
WATCHED = {
    "resnet18": ["conv1.weight", "layer2.0.downsample.0.weight", "layer3.1.bn2.weight", "layer4.1.conv2.weight"],
    "resnet34": ["bn1.bias", "layer2.3.conv1.weight", "layer3.5.bn1.weight", "layer4.0.downsample.1.bias"],
    "vgg16": ["features.0.weight", "features.7.bias", "features.19.weight", "features.28.bias"],
    "mobilenet_v2": ["features.0.0.weight", "features.1.conv.0.1.bias", "features.5.conv.1.0.weight", "features.17.conv.3.weight"],
    "efficientnet_b0": ["features.0.0.weight", "features.2.1.block.2.fc1.weight", "features.4.0.block.2.fc2.bias",
                        "features.6.3.block.1.0.weight", "features.8.1.bias"],
    "convnext_tiny": ["features.0.0.bias", "features.1.2.layer_scale", "features.4.0.weight", "features.5.8.block.2.bias",
                      "features.7.2.block.5.weight"],
}


class SamePadding(nn.Conv2d):
    """A convolution that pads as TensorFlow's SAME does."""

    def forward(self, x):
        pads = []
        for size, kernel, stride in zip(x.shape[:1:-1], self.kernel_size, self.stride):
            total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
            pads += [total // 2, total - total // 2]
        return F.conv2d(F.pad(x, pads), self.weight, self.bias, self.stride, groups=self.groups)


def with_same_padding(network):
    for module in network.modules():
        if isinstance(module, nn.Conv2d):
            module.__class__ = SamePadding
    return network


def features_of(network):
    if hasattr(network, "features"):
        return network.features
    return nn.Sequential(*list(network.children())[:-2])


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
        maps = features_of(network)(images(count, height, width))
    return {"size": [count, height, width], "shape": list(maps.shape), "means": numbers(maps.mean((2, 3))[:, ::4]), "maps": numbers(maps[0, ::32])}


def golden(name, network):
    fill(network)
    result = {
        "keys": {key: list(tensor.shape) for key, tensor in network.state_dict().items() if not key.startswith(CLASSIFIERS)},
        "parameters": sum(p.numel() for key, p in network.named_parameters() if not key.startswith(CLASSIFIERS)),
        "odd": features(network, 1, 100, 125),
        "even": features(network, 2, 64, 64),
    }
    if name.startswith("mobilenet"):
        same = with_same_padding(getattr(torchvision.models, name)(weights=None).eval())
        fill(same)
        result["sameOdd"], result["sameEven"] = features(same, 1, 100, 125), features(same, 2, 64, 64)
        if len(sys.argv) > 1:
            same.load_state_dict(read_safetensors(f"{sys.argv[1]}/{WEIGHTS}"), strict=False)
            result["real"] = features(same, 1, 100, 125)
    network.double()  # in float32, a ReLU near its kink falls to one side on one processor and to the other on the next
    features_of(network)(images(1, 64, 64).double()).square().mean().backward()
    parameters = dict(network.named_parameters())
    result["gradients"] = {key: numbers(parameters[key].grad.flatten()[:32]) for key in WATCHED[name]}
    return result


torch.set_num_threads(1)
for name in WATCHED:
    result = golden(name, getattr(torchvision.models, name)(weights=None).eval())
    print(name, result["parameters"], result["odd"]["shape"])
    with open(f"backbone-{name}.json", "w") as file:
        json.dump(result, file, indent=None, separators=(",", ":"))
        file.write("\n")
