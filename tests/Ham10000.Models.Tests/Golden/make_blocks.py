"""Writes blocks.json: what torch computes for residual and concatenate blocks under formula weights, with the gradients of half the squared
outputs, padded as Keras pads. Nothing is done in place here.

    /usr/bin/python3 make_blocks.py
"""
import json
import torch
from torch import nn
from torch.nn import functional as F
from formula import fill, images, numbers


class Same(nn.Conv2d):
    """A convolution with TensorFlow's SAME padding."""

    def forward(self, x):
        pads = []
        for size, kernel, stride in zip(x.shape[:1:-1], self.kernel_size, self.stride):
            total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
            pads += [total // 2, total - total // 2]
        return super().forward(F.pad(x, pads))


class Call(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


class Residual(nn.Module):
    def __init__(self, branch, shortcut=None, activation=lambda x: x):
        super().__init__()
        self.branch, self.shortcut, self.activation = branch, shortcut, activation

    def forward(self, x):
        return self.activation(self.branch(x) + (self.shortcut(x) if self.shortcut else x))


class Concatenate(nn.Module):
    def __init__(self, *branches):
        super().__init__()
        self.count = len(branches)
        for i, branch in enumerate(branches):
            self.add_module(f"branch{i + 1}", branch)

    def forward(self, x):
        return torch.cat([self.get_submodule(f"branch{i + 1}")(x) for i in range(self.count)], 1)


def chain(**layers):
    """Named layers, or functions, one after the other."""
    steps = nn.Sequential()
    for name, layer in layers.items():
        steps.add_module(name, layer if isinstance(layer, nn.Module) else Call(layer))
    return steps


def result(block, x):
    fill(block)
    x = x.clone().requires_grad_()
    output = block(x)
    (output.square().sum() / 2).backward()
    gradients = {key: numbers(parameter.grad) for key, parameter in block.named_parameters()}
    return {"shape": list(output.shape), "values": numbers(output), "input": numbers(x.grad), "gradients": gradients}


BLOCKS = {
    "plain": Residual(chain(conv2d=Same(3, 3, 3), relu=F.relu, conv2d_1=Same(3, 3, 3)), activation=F.relu),
    "projected": Residual(
        chain(conv2d=Same(3, 5, 3, stride=2), relu=F.relu, conv2d_1=Same(5, 5, 3)), chain(conv2d=Same(3, 5, 1, stride=2)), torch.tanh),
    "keptByTheBranch": Residual(chain(conv2d=Same(3, 3, 3), tanh=torch.tanh), activation=torch.sigmoid),
    "preActivated": Residual(chain(batch_normalization=nn.BatchNorm2d(3), relu=F.relu, conv2d=Same(3, 3, 3))),
    "onlyPassedOn": Residual(chain(nothing=lambda x: x), activation=F.relu),
    "concatenated": Concatenate(chain(), chain(conv2d=Same(3, 4, 1), sigmoid=torch.sigmoid), chain(conv2d=Same(3, 2, 5), relu=F.relu)),
    "nested": Residual(chain(
        concatenate=Concatenate(
            chain(conv2d=Same(3, 2, 3), tanh=torch.tanh),
            chain(residual=Residual(chain(relu=F.relu, conv2d=Same(3, 3, 1)), activation=F.relu))),
        conv2d=Same(5, 3, 1))),
}

torch.set_num_threads(1)
golden = {name: result(block, images(2, 7, 6)) for name, block in BLOCKS.items()}
golden["vectors"] = result(Residual(chain(dense=nn.Linear(20, 20), relu=F.relu)), images(1, 4, 5).reshape(3, 20))
with open("blocks.json", "w") as file:
    json.dump(golden, file, indent=None, separators=(",", ":"))
    file.write("\n")
