"""Writes mobilenet.json: features of MobileNet v1 in PyTorch with TensorFlow's SAME padding, under formula weights and,
where the folder with the real weights and images is given, under those on formula images and on one real image.

    /usr/bin/python3 make_mobilenet.py ../../../../shared
"""
import json
import sys
import numpy as np
import torch
from formula import fill, images, numbers
from tensorflow_mobilenets import load, network

IMAGE = "data/HAM10000/HAM10000_images_part_1/ISIC_0024306.jpg"
WEIGHTS = "data/weights/mobilenetv1_100.imagenet.safetensors"


def features(network, x):
    with torch.no_grad():
        maps = network(x)
    return {"shape": list(maps.shape), "means": numbers(maps.mean((2, 3))), "maps": numbers(maps[0, ::32])}


def real_image(path):
    from PIL import Image
    image = Image.open(path).convert("RGB").resize((125, 100), Image.BICUBIC)
    return (torch.from_numpy(np.asarray(image).astype(np.float32)) / 127.5 - 1).permute(2, 0, 1)[None]


def gradients():
    trained = network("v1").train()
    fill(trained)
    trained.double()  # in float32, training-mode gradients differ by 1 % between memory layouts
    trained(images(2, 64, 96).double()).square().mean().backward()
    parameters = dict(trained.named_parameters())
    watched = ["conv_stem.weight", "bn1.bias", "blocks.1.0.conv_dw.weight", "blocks.3.2.bn2.weight", "blocks.4.1.conv_pw.weight"]
    return {key: numbers(parameters[key].grad.flatten()[:64]) for key in watched}, numbers(trained.blocks[4][1].bn2.running_var)


torch.set_num_threads(1)
filled = network("v1")
fill(filled)
golden = {
    "keys": {key: list(tensor.shape) for key, tensor in filled.state_dict().items()},
    "formula": features(filled, images(2, 100, 125)),
    "odd": features(filled, images(1, 75, 50)),
}
golden["gradients"], golden["running_var"] = gradients()
if len(sys.argv) > 1:
    load(filled, f"{sys.argv[1]}/{WEIGHTS}")
    golden["real"] = features(filled, images(1, 100, 125))
    golden["photograph"] = features(filled, real_image(f"{sys.argv[1]}/{IMAGE}"))
with open("mobilenet.json", "w") as file:
    json.dump(golden, file, indent=None, separators=(",", ":"))
    file.write("\n")
