"""Writes explanations.json: Grad-CAM, Grad-CAM++ and occlusion maps by PyTorch, written from the papers and without this library's code.

    /usr/bin/python3 generate_explanations.py [../../../../shared]

The first part is a small network with formula weights on formula images. The second, written where the folder with the real weights and images is given
and else kept as it is, is MobileNet v1 with its ImageNet weights under a head by formula, on ten photographs: small maps and no pixel of theirs. It is compared
at the last layer alone: some channels of its last blocks lie within rounding of ReLU6's kink at 0, so that PyTorch's own maps in float32
and in float64 differ there by up to 52 % of their largest value, at the last layer by less than 0.001 %.
"""
import json
import os
import sys

import numpy as np
import torch
from torch.nn import functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "Ham10000.Models.Tests", "Golden"))
from formula import numbers, uniform  # noqa: E402
from tensorflow_mobilenets import load, network  # noqa: E402

TARGET = os.path.join(HERE, "explanations.json")


def weight(key, *shape):
    """As formula.fill gives it."""
    count = int(np.prod(shape))
    u = uniform(key, count)
    values = (2 * u - 1) * np.sqrt(6 / (count // shape[0])) if len(shape) > 1 else 0.2 * (u - 0.5)
    return torch.from_numpy(values.astype(np.float32)).view(shape)


def grad_cam(maps, gradient):
    """Selvaraju et al. 2017, equations 1 and 2."""
    alpha = gradient.mean((1, 2), keepdim=True)
    return F.relu((alpha * maps).sum(0))


def grad_cam_plus_plus(maps, gradient):
    """Chattopadhay et al. 2018, equations 10 and 19, in the form of the authors' program: the score is the exponential of the logit, whose common factor is left out."""
    second, third = gradient ** 2, gradient ** 3
    denominator = 2 * second + maps.sum((1, 2), keepdim=True) * third
    alpha = torch.where(denominator != 0, second / torch.where(denominator != 0, denominator, torch.ones_like(denominator)), torch.zeros_like(denominator))
    weights = (alpha * F.relu(gradient)).sum((1, 2), keepdim=True)
    return F.relu((weights * maps).sum(0))


METHODS = {"GradCam": grad_cam, "GradCamPlusPlus": grad_cam_plus_plus}


def explained(x, maps_of, logits_of, sign=1, label=None, methods=METHODS):
    """The maps of one image."""
    maps = maps_of(x[None]).detach().requires_grad_()
    logits = logits_of(maps)[0]
    index = int(logits.argmax()) if label is None else label
    gradient, = torch.autograd.grad(sign * logits[index], maps)
    return {"class": index, "logits": numbers(logits), "shape": list(maps.shape[2:]),
            **{name: numbers(method(maps.detach()[0], gradient[0])) for name, method in methods.items()}}


class Small:
    """Convolution, pooling, convolution (whose maps are weighed), pooling, two dense layers."""

    def __init__(self, outputs):
        self.kernel1, self.bias1 = weight("layers.conv2d.weight", 6, 3, 3, 3), weight("layers.conv2d.bias", 6)
        self.kernel2, self.bias2 = weight("layers.conv2d_1.weight", 8, 6, 3, 3), weight("layers.conv2d_1.bias", 8)
        self.kernel3, self.bias3 = weight("layers.dense.weight", 10, 6 * 7 * 8), weight("layers.dense.bias", 10)
        self.kernel4, self.bias4 = weight("layers.dense_1.weight", outputs, 10), weight("layers.dense_1.bias", outputs)

    def first(self, x):
        return F.relu(F.conv2d(x, self.kernel1, self.bias1, padding=1))

    def second(self, first):
        return F.relu(F.conv2d(F.max_pool2d(first, 2), self.kernel2, self.bias2, padding=1))

    def head(self, second):
        flat = F.avg_pool2d(second, 2).permute(0, 2, 3, 1).flatten(1)
        return F.linear(torch.tanh(F.linear(flat, self.kernel3, self.bias3)), self.kernel4, self.bias4)

    def maps(self, x):
        return self.second(self.first(x))

    def logits(self, x):
        return self.head(self.maps(x))


def small_image(i):
    levels = np.floor(uniform(f"image {i}", 24 * 30 * 3) * 256).astype(np.float32).reshape(24, 30, 3)
    return torch.from_numpy((levels - 127.5) / 127.5).permute(2, 0, 1).contiguous()


def occlusion(x, score, size, stride):
    """Every window on its own; the last of a row or column ends at the edge."""
    _, height, width = x.shape
    starts = [list(range(0, length - size, stride)) + [length - size] for length in (height, width)]
    sums, counts = np.zeros((height, width)), np.zeros((height, width))
    with torch.no_grad():
        whole = score(x)
        for top in starts[0]:
            for left in starts[1]:
                covered = x.clone()
                covered[:, top:top + size, left:left + size] = 0
                sums[top:top + size, left:left + size] += whole - score(covered)
                counts[top:top + size, left:left + size] += 1
    return [float(f"{value:.8g}") for value in (sums / counts).flatten()]


def small():
    several, binary = Small(7), Small(1)
    images = [small_image(i) for i in range(3)]
    result = {"several": [explained(x, several.maps, several.head) for x in images]}
    result["earlier"] = explained(images[0], several.first, lambda first: several.head(several.second(first)))
    result["third class"] = explained(images[1], several.maps, several.head, label=2)
    result["binary"] = [{str(label): explained(x, binary.maps, binary.head, sign=2 * label - 1, label=0) for label in (0, 1)} for x in images]
    x, label = images[0], result["several"][0]["class"]
    result["occlusion"] = {
        "logit": occlusion(x, lambda image: float(several.logits(image[None])[0, label]), 7, 4),
        "probability": occlusion(x, lambda image: float(F.softmax(several.logits(image[None])[0] / 1.5, 0)[label]), 7, 4)}
    return result


def mobilenet(shared):
    from PIL import Image
    net = load(network("v1"), f"{shared}/data/weights/mobilenetv1_100.imagenet.safetensors")
    kernel, bias = weight("layers.dense.weight", 7, 1024), weight("layers.dense.bias", 7)

    def head(maps):
        return F.linear(maps.mean((2, 3)), kernel, bias)

    folder = f"{shared}/data/HAM10000/HAM10000_images_part_1"
    images = {}
    for name in sorted(os.listdir(folder))[::500][:10]:
        image = Image.open(f"{folder}/{name}").convert("RGB").resize((125, 100), Image.BICUBIC)
        x = (torch.from_numpy(np.asarray(image).astype(np.float32)) / 127.5 - 1).permute(2, 0, 1)
        images[name] = explained(x, net, head)
    return images


torch.set_num_threads(1)
golden = {"small": small()}
if len(sys.argv) > 1:
    golden["mobilenet"] = mobilenet(sys.argv[1])
elif os.path.exists(TARGET):
    with open(TARGET) as file:
        golden["mobilenet"] = json.load(file)["mobilenet"]
with open(TARGET, "w") as file:
    json.dump(golden, file, separators=(",", ":"))
    file.write("\n")
