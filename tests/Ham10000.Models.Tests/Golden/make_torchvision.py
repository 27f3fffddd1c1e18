"""Writes torchvision-<name>.json for torchvision's networks with ten classes under formula weights: state-dict keys and shapes, the number of the features'
parameters, and for each case the logits, and the gradients of a cross-entropy of the scaled logits with respect to every parameter and the images; in
training mode, the batch norms' new statistics too. Gradients and statistics are kept as digests: the norm, the sum and a projection of each tensor.

    /usr/bin/python3 make_torchvision.py
"""
import json
import torch
import torchvision
from torch import nn
from torch.nn import functional as F
from formula import fill, images, numbers, uniform

CLASSES, HIDDEN = 10, 64
NAMES = ["resnet18", "resnet34", "resnet50", "densenet121", "vgg16", "mobilenet_v2", "efficientnet_b0", "convnext_tiny"]
# Images, and how many of them the gradients are of: in float64, VGG-16 takes seconds for one.
SMALL, LARGE = ((2, 100, 125), 2), ((2, 224, 224), 1)


def network(name, large):
    """VGG-16's classifier has 64 units for torchvision's 4,096, and takes its pixels in Keras's order; where the features are not 7 by 7, which torchvision
    would stretch them to, their means."""
    network = getattr(torchvision.models, name)(num_classes=CLASSES)
    if name == "vgg16" and large:
        network.avgpool = torchvision.ops.Permute([0, 2, 3, 1])
        network.classifier = nn.Sequential(nn.Linear(7 * 7 * 512, HIDDEN), nn.ReLU(), nn.Dropout(), nn.Linear(HIDDEN, HIDDEN), nn.ReLU(), nn.Dropout(),
                                           nn.Linear(HIDDEN, CLASSES))
    elif name == "vgg16":
        network.avgpool, network.classifier = nn.AdaptiveAvgPool2d(1), nn.Linear(512, CLASSES)
    fill(network)
    for module in network.modules():
        if isinstance(module, (nn.Dropout, torchvision.ops.StochasticDepth)):
            module.p = 0.0
    # In float32, a ReLU near its kink falls to one side on one processor and to the other on the next.
    return network.double()


def digest(key, tensor):
    flat = tensor.detach().flatten()
    direction = torch.from_numpy(2 * uniform(key, flat.numel()) - 1)
    return numbers(torch.stack([flat.norm(), flat.sum(), flat.dot(direction)]))


def case(network, size, count, training):
    x = images(*size).double()
    result = {"size": list(size)}
    if not training:
        with torch.no_grad():
            result["logits"] = numbers(network.eval()(x))
    x = x[:count].clone().requires_grad_()
    logits = network.train(training)(x)
    # Deep networks have logits in the thousands under formula weights; scaled, every class takes part in the loss.
    loss = F.cross_entropy(logits * 4 / logits.detach().abs().max(), torch.arange(count))
    loss.backward()
    gradients = {"images": x.grad} | {key: parameter.grad for key, parameter in network.named_parameters()}
    result |= {"loss": numbers(loss[None]), "gradients": {key: digest(key, gradient) for key, gradient in gradients.items()}}
    if training:
        result["statistics"] = {key: digest(key, buffer) for key, buffer in network.named_buffers() if "running" in key}
    network.zero_grad()
    return result


torch.set_num_threads(1)
for name in NAMES:
    small = network(name, large=False)
    features = [p for key, p in small.named_parameters() if not key.startswith(("classifier.", "fc."))]
    golden = {
        "keys": {key: list(tensor.shape) for key, tensor in small.state_dict().items()},
        "parameters": sum(p.numel() for p in features),
        "small": case(small, *SMALL, training=False),
        "large": case(network(name, large=True), *LARGE, training=False),
    }
    if any(isinstance(module, nn.BatchNorm2d) for module in small.modules()):
        golden["training"] = case(small, *SMALL, training=True)
    print(name, golden["parameters"], golden["small"]["loss"], golden["large"]["loss"])
    with open(f"torchvision-{name}.json", "w") as file:
        json.dump(golden, file, indent=None, separators=(",", ":"))
        file.write("\n")
