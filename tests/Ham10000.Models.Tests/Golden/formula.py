"""Numbers that C# computes to the last bit too: a hash of a key and an index. FormulaFill.cs is its twin."""
import numpy as np


def uniform(key, count):
    """`count` doubles in [0, 1) that belong to `key`."""
    start = 2166136261
    for byte in key.encode():
        start = ((start ^ byte) * 16777619) % 2**32
    x = (np.arange(count, dtype=np.uint64) * 0x9E3779B9 + start) % 2**32
    x ^= x >> 16
    x = x * 0x7FEB352D % 2**32
    x ^= x >> 15
    x = x * 0x846CA68B % 2**32
    x ^= x >> 16
    return x.astype(np.float64) / 2**32


def images(count, height, width):
    """Images in [-2, 2)."""
    import torch
    values = uniform("images", count * 3 * height * width) * 4 - 2
    return torch.from_numpy(values.astype(np.float32)).view(count, 3, height, width)


def fill(module):
    """Gives every parameter and buffer its formula values, by its state-dict key."""
    import torch
    with torch.no_grad():
        for key, tensor in module.state_dict().items():
            if key.endswith("num_batches_tracked"):
                continue
            u = uniform(key, tensor.numel())
            if tensor.dim() > 1:
                fan_in = tensor.numel() // tensor.shape[0]
                values = (2 * u - 1) * np.sqrt(6 / fan_in)
            elif key.endswith("running_var"):
                values = 0.5 + u
            elif key.endswith("running_mean") or key.endswith("bias"):
                values = 0.2 * (u - 0.5)
            else:
                values = 0.8 + 0.4 * u
            tensor.copy_(torch.from_numpy(values.astype(np.float32)).view(tensor.shape))


def numbers(tensor):
    """The tensor's values in order, with the eight digits that float32 needs."""
    return [float(f"{value:.8g}") for value in tensor.detach().flatten().tolist()]
