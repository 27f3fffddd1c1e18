"""Writes PyTorch files for ConvertWeightsTests. Usage: make_checkpoint.py KIND FILE

KIND: densenet121, a data-parallel checkpoint with the keys of torchvision's published file, filled by formula.py; resnet34; whole, a pickled object.
"""
import re
import sys

import torch
import torchvision

sys.dont_write_bytecode = True
from formula import fill

kind, path = sys.argv[1:]
if kind == "whole":
    torch.save(torch.nn.Linear(2, 2), path)
elif kind == "resnet34":
    torch.save(torchvision.models.resnet34().state_dict(), path)
else:
    network = torchvision.models.densenet121(num_classes=10)
    fill(network)
    published = {re.sub(r"(denselayer\d+\.(?:norm|conv))([12])\.", r"\1.\2.", key): value for key, value in network.state_dict().items()}
    torch.save({"epoch": 3, "state_dict": {f"module.{key}": value for key, value in published.items()}}, path)
