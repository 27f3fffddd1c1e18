"""Writes resnet50.json and densenet121.json: torchvision's state-dict keys, its logits and its gradients under formula weights.

    /usr/bin/python3 make_torchvision.py
"""
import json
import torch
import torchvision
from formula import fill, images, numbers

WATCHED = {
    "resnet50": ["conv1.weight", "bn1.bias", "layer2.0.downsample.0.weight", "layer3.1.bn2.weight", "layer4.2.conv2.weight", "fc.weight"],
    "densenet121": ["features.conv0.weight", "features.norm0.bias", "features.denseblock2.denselayer3.conv2.weight",
                    "features.transition2.norm.weight", "features.norm5.weight", "classifier.weight"],
}

torch.set_num_threads(1)
for name, watched in WATCHED.items():
    network = getattr(torchvision.models, name)(weights=None).eval()
    fill(network)
    with torch.no_grad():
        logits = network(images(2, 100, 125))
    network.double()  # in float32, a ReLU near its kink falls to one side on one processor and to the other on the next
    network(images(1, 64, 64).double()).square().mean().backward()
    parameters = dict(network.named_parameters())
    golden = {
        "keys": {key: list(tensor.shape) for key, tensor in network.state_dict().items()},
        "logits": numbers(logits),
        "gradients": {key: numbers(parameters[key].grad.flatten()[:64]) for key in watched},
    }
    with open(f"{name}.json", "w") as file:
        json.dump(golden, file, indent=None, separators=(",", ":"))
        file.write("\n")
