"""Writes multiply-adds.json: multiplications of weights and values in torchvision's networks with their classifiers, at 224x224 and 100x125.

A convolution counts kernel area x inputs / groups for each output value, a dense layer its kernel, for each vector; everything else counts
nothing. Run with Debian's python3-torchvision 0.14: python3 make_multiply_adds.py > multiply-adds.json
"""
import json

import torch
import torchvision

NETWORKS = ["vgg16", "resnet18", "resnet34", "resnet50", "densenet121", "mobilenet_v2", "efficientnet_b0", "convnext_tiny"]


def count(network, height, width):
    total = 0

    def add(module, inputs, output):
        nonlocal total
        if isinstance(module, torch.nn.Conv2d):
            kernel = module.kernel_size[0] * module.kernel_size[1] * module.in_channels // module.groups
            total += output.numel() * kernel
        else:
            total += output.numel() * module.in_features

    hooks = [m.register_forward_hook(add) for m in network.modules() if isinstance(m, (torch.nn.Conv2d, torch.nn.Linear))]
    with torch.no_grad():
        network(torch.zeros(1, 3, height, width))
    for hook in hooks:
        hook.remove()
    return total


def main():
    counts = {}
    for name in NETWORKS:
        network = getattr(torchvision.models, name)(weights=None).eval()
        features = network.features if hasattr(network, "features") else torch.nn.Sequential(*list(network.children())[:-2])
        counts[name] = {"whole at 224": count(network, 224, 224), "features at 100x125": count(features, 100, 125)}
    print(json.dumps(counts))


main()
