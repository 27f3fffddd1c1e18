"""Writes mobilenet.json: features of MobileNet v1 in PyTorch with TensorFlow's SAME padding, under formula weights and,
where the folder with the real weights and images is given, under those on formula images and on one real image.

    /usr/bin/python3 make_mobilenet.py ../../../../shared
"""
import json
import struct
import sys
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F
from formula import fill, images, numbers

IMAGE = "data/HAM10000/HAM10000_images_part_1/ISIC_0024306.jpg"
WEIGHTS = "data/weights/mobilenetv1_100.imagenet.safetensors"


def same(x, kernel, stride):
    pads = []
    for size in (x.shape[3], x.shape[2]):
        total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
        pads += [total // 2, total - total // 2]
    return F.pad(x, pads)


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.stride = stride
        self.conv_dw = nn.Conv2d(inputs, inputs, 3, stride, groups=inputs, bias=False)
        self.bn1 = nn.BatchNorm2d(inputs)
        self.conv_pw = nn.Conv2d(inputs, outputs, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)

    def forward(self, x):
        x = F.relu6(self.bn1(self.conv_dw(same(x, 3, self.stride))))
        return F.relu6(self.bn2(self.conv_pw(x)))


class MobileNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv_stem = nn.Conv2d(3, 32, 3, 2, bias=False)
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
        return self.blocks(F.relu6(self.bn1(self.conv_stem(same(x, 3, 2)))))


def read_safetensors(path):
    with open(path, "rb") as file:
        size, = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(size))
        data = file.read()
    header.pop("__metadata__", None)
    types = {"F32": np.float32, "I64": np.int64}
    return {key: torch.from_numpy(np.frombuffer(data[slice(*entry["data_offsets"])], types[entry["dtype"]]).reshape(entry["shape"]).copy())
            for key, entry in header.items()}


def features(network, x):
    with torch.no_grad():
        maps = network(x)
    return {"shape": list(maps.shape), "means": numbers(maps.mean((2, 3))), "maps": numbers(maps[0, ::32])}


def real_image(path):
    from PIL import Image
    image = Image.open(path).convert("RGB").resize((125, 100), Image.BICUBIC)
    return (torch.from_numpy(np.asarray(image).astype(np.float32)) / 127.5 - 1).permute(2, 0, 1)[None]


def gradients():
    network = MobileNet().train()
    fill(network)
    network.double()  # in float32, training-mode gradients differ by 1 % between memory layouts
    network(images(2, 64, 96).double()).square().mean().backward()
    parameters = dict(network.named_parameters())
    watched = ["conv_stem.weight", "bn1.bias", "blocks.1.0.conv_dw.weight", "blocks.3.2.bn2.weight", "blocks.4.1.conv_pw.weight"]
    return {key: numbers(parameters[key].grad.flatten()[:64]) for key in watched}, numbers(network.blocks[4][1].bn2.running_var)


torch.set_num_threads(1)
network = MobileNet().eval()
fill(network)
golden = {
    "keys": {key: list(tensor.shape) for key, tensor in network.state_dict().items()},
    "formula": features(network, images(2, 100, 125)),
    "odd": features(network, images(1, 75, 50)),
}
golden["gradients"], golden["running_var"] = gradients()
if len(sys.argv) > 1:
    network.load_state_dict(read_safetensors(f"{sys.argv[1]}/{WEIGHTS}"))
    golden["real"] = features(network, images(1, 100, 125))
    golden["photograph"] = features(network, real_image(f"{sys.argv[1]}/{IMAGE}"))
with open("mobilenet.json", "w") as file:
    json.dump(golden, file, indent=None, separators=(",", ":"))
    file.write("\n")
