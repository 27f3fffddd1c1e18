"""Runs eng/convert-weights on a PyTorch file of each of torchvision's networks. Usage: convert_torchvision.py CONVERTER FOLDER NAME...

Writes NAME.safetensors into the folder, in half precision, and prints for each name the key of its last convolution, whose values are formula.py's; all
other weights are 0.5. One process for all of them, since starting torch takes longer than the rest.
"""
import contextlib
import importlib.machinery
import io
import os
import sys

import torch
import torchvision

sys.dont_write_bytecode = True
from formula import uniform

for name in ("kaiming_uniform_", "kaiming_normal_", "trunc_normal_", "normal_", "uniform_"):
    setattr(torch.nn.init, name, lambda tensor, *_, **__: tensor)

converter_path, folder, *names = sys.argv[1:]
converter = importlib.machinery.SourceFileLoader("converter", converter_path).load_module()
for name in names:
    # VGG-16's first dense kernels are left out: they are as large as all the other files together.
    weights = {key: value for key, value in getattr(torchvision.models, name)(num_classes=10).state_dict().items() if value.numel() < 16_000_000}
    last = [key for key, value in weights.items() if value.dim() == 4][-1]
    for key, value in weights.items():
        if value.is_floating_point():
            value.fill_(0.5)
    weights[last] = torch.from_numpy(uniform(last, weights[last].numel())).float().view(weights[last].shape)
    path = os.path.join(folder, f"{name}.pth")
    torch.save(weights, path)
    with contextlib.redirect_stdout(io.StringIO()):
        assert converter.main([name, path, "--dtype", "F16", "--output", os.path.join(folder, f"{name}.safetensors")]) == 0
    os.unlink(path)
    print(name, last)
