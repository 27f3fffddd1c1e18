"""Writes objectives.json: torch's losses (BCEWithLogitsLoss, CrossEntropyLoss, MSELoss) and their gradients on values made by a formula.

    /usr/bin/python3 make_objectives.py
"""
import json
import torch
from torch import nn
from formula import images, numbers


def result(loss, outputs, target):
    outputs.requires_grad_(True)
    value = loss(outputs, target)
    value.backward()
    return {"loss": [value.item()], "gradient": numbers(outputs.grad)}


torch.set_num_threads(1)
logits = images(2, 4, 7).flatten()[:42] * 4
golden = {
    "binary": result(nn.BCEWithLogitsLoss(), logits.clone().view(42, 1), (torch.arange(42) % 3 == 0).float().view(42, 1)),
    "classes": result(nn.CrossEntropyLoss(), logits.clone().view(6, 7), torch.arange(6) * 3 % 7),
    "reconstruction": result(nn.MSELoss(), images(2, 4, 7) * 3, images(2, 4, 7).flip(3)),
}
with open("objectives.json", "w") as file:
    json.dump(golden, file, indent=None, separators=(",", ":"))
    file.write("\n")
