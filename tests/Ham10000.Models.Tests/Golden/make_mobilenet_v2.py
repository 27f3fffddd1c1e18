"""Writes mobilenet_v2.json: features of torchvision's MobileNet v2 with TensorFlow's SAME padding, under formula weights and, where the folder with
the real weights is given, under those.

    /usr/bin/python3 make_mobilenet_v2.py ../../../../shared
"""
import json
import sys
import torch
from formula import fill, images, numbers
from tensorflow_mobilenets import load, network

WEIGHTS = "data/weights/mobilenet_v2.imagenet.safetensors"


def features(network, count, height, width):
    with torch.no_grad():
        maps = network(images(count, height, width))
    return {"size": [count, height, width], "shape": list(maps.shape), "means": numbers(maps.mean((2, 3))[:, ::4]), "maps": numbers(maps[0, ::32])}


torch.set_num_threads(1)
network = network("v2")
fill(network)
golden = {"odd": features(network, 1, 100, 125), "even": features(network, 2, 64, 64)}
if len(sys.argv) > 1:
    golden["real"] = features(load(network, f"{sys.argv[1]}/{WEIGHTS}"), 1, 100, 125)
with open("mobilenet_v2.json", "w") as file:
    json.dump(golden, file, indent=None, separators=(",", ":"))
    file.write("\n")
