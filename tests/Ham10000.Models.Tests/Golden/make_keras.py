"""Writes files of weights in the layouts of Keras (h5py) and PyTorch (torch), filled by formula, for ConvertWeightsTests.

Usage: make_keras.py NETWORK LAYOUT FILE [FEATURES]
NETWORK: mobilenet (width 0.25), resnet50, densenet121, vgg16; LAYOUT: h5, named, unnamed, keras, or the hostile control, biased, external, infinite. FEATURES, with mobilenet: the features that Keras's
function has of the image of formula.py, 64 by 96, as float32 in the order (channel, row, column).
The layer lists are written down here from keras.applications, independently of eng/convert-weights.
"""
import io
import json
import sys
import zipfile

import h5py
import numpy as np

sys.dont_write_bytecode = True
from formula import uniform

HOSTILE = ("control", "biased", "external", "infinite")
CLASSES = {"conv": "Conv2D", "dw": "DepthwiseConv2D", "bn": "BatchNormalization", "dense": "Dense"}


def conv(name, k, i, o, bias=False):
    return "conv", name, [("kernel", (k, k, i, o))] + ([("bias", (o,))] if bias else [])


def dw(name, k, c):
    return "dw", name, [("depthwise_kernel", (k, k, c, 1))]


def bn(name, c):
    return "bn", name, [(part, (c,)) for part in ("gamma", "beta", "moving_mean", "moving_variance")]


def dense(name, i, o):
    return "dense", name, [("kernel", (i, o)), ("bias", (o,))]


MOBILENET = [(16, 1), (32, 2), (32, 1), (64, 2), (64, 1), (128, 2), (128, 1), (128, 1), (128, 1), (128, 1), (128, 1), (256, 2), (256, 1)]


def mobilenet():
    layers, c = [conv("conv1", 3, 3, 8), bn("conv1_bn", 8)], 8
    for n, (o, _) in enumerate(MOBILENET, 1):
        layers += [dw(f"conv_dw_{n}", 3, c), bn(f"conv_dw_{n}_bn", c), conv(f"conv_pw_{n}", 1, c, o), bn(f"conv_pw_{n}_bn", o)]
        c = o
    return layers + [conv("conv_preds", 1, 256, 10, bias=True)]


def resnet50():
    layers, c = [conv("conv1_conv", 7, 3, 64, True), bn("conv1_bn", 64)], 64
    for stage, (f, blocks) in enumerate([(64, 3), (128, 4), (256, 6), (512, 3)], 2):
        for b in range(1, blocks + 1):
            n = f"conv{stage}_block{b}"
            layers += [conv(f"{n}_1_conv", 1, c, f, True), bn(f"{n}_1_bn", f), conv(f"{n}_2_conv", 3, f, f, True), bn(f"{n}_2_bn", f)]
            layers += [conv(f"{n}_0_conv", 1, c, 4 * f, True)] * (b == 1) + [conv(f"{n}_3_conv", 1, f, 4 * f, True)]
            layers += [bn(f"{n}_0_bn", 4 * f)] * (b == 1) + [bn(f"{n}_3_bn", 4 * f)]
            c = 4 * f
    return layers + [dense("predictions", 2048, 10)]


def densenet121():
    layers, c = [conv("conv1/conv", 7, 3, 64), bn("conv1/bn", 64)], 64
    for stage, blocks in enumerate([6, 12, 24, 16], 2):
        for b in range(1, blocks + 1):
            n = f"conv{stage}_block{b}"
            layers += [bn(f"{n}_0_bn", c), conv(f"{n}_1_conv", 1, c, 128), bn(f"{n}_1_bn", 128), conv(f"{n}_2_conv", 3, 128, 32)]
            c += 32
        if stage < 5:
            layers += [bn(f"pool{stage}_bn", c), conv(f"pool{stage}_conv", 1, c, c // 2)]
            c //= 2
    return layers + [bn("bn", c), dense("fc1000", c, 10)]


def vgg16():
    layers, c = [], 3
    for b, (count, o) in enumerate([(2, 64), (2, 128), (3, 256), (3, 512), (3, 512)], 1):
        for i in range(1, count + 1):
            layers.append(conv(f"block{b}_conv{i}", 3, c, o, True))
            c = o
    return layers + [dense("predictions", 512, 10)]


def values(layer, part, shape):
    u = uniform(f"{layer}/{part}", int(np.prod(shape)))
    if len(shape) > 1:
        v = (2 * u - 1) * np.sqrt(6 / (shape[0] * shape[1] * (1 if "depthwise" in part else shape[-2])))
    elif part == "moving_variance":
        # Small enough for Keras's epsilon of 0.001 to matter.
        v = 0.01 + 0.05 * u
    else:
        v = 0.2 * (u - 0.5) if part in ("moving_mean", "beta", "bias") else 0.1 + 0.1 * u
    return v.reshape(shape).astype(np.float32)


def write_h5(file, layers):
    file.attrs["layer_names"] = [name.encode() for _, name, _ in layers]
    for _, name, parts in layers:
        group = file.create_group(name)
        group.attrs["weight_names"] = [f"{name}/{part}:0".encode() for part, _ in parts]
        for part, shape in parts:
            group[f"{name}/{part}:0"] = values(name, part, shape)


def write_keras3(file, layers, named):
    used = {}
    for kind, name, parts in layers:
        base = {"conv": "conv2d", "dw": "depthwise_conv2d", "bn": "batch_normalization", "dense": "dense"}[kind]
        used[base] = used.get(base, -1) + 1
        group = file.create_group(f"layers/{base}{'_' + str(used[base]) if used[base] else ''}/vars")
        if named:
            group.attrs["name"] = name
        for i, (part, shape) in enumerate(parts):
            group[str(i)] = values(name, part, shape)


def write(network, layout, path):
    if layout == "keras":
        buffer = io.BytesIO()
        with h5py.File(buffer, "w") as file:
            write_keras3(file, network, named=False)
        config = {"class_name": "Functional", "config": {"layers": [{"class_name": CLASSES[kind], "config": {"name": name}} for kind, name, _ in network]}}
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("config.json", json.dumps(config))
            archive.writestr("model.weights.h5", buffer.getvalue())
        return
    with h5py.File(path, "w") as file:
        if layout in ("h5", *HOSTILE):
            write_h5(file, network)
        else:
            write_keras3(file, network, named=layout == "named")


def spoil(layout, path):
    with h5py.File(path, "a") as file:
        if layout == "control":
            file["\x1b[31m../../etc\n/kernel:0"] = np.zeros(1, np.float32)
        elif layout == "biased":
            file["conv1/conv1/bias:0"] = np.ones(8, np.float32)
        elif layout == "external":
            del file["conv1/conv1/kernel:0"]
            file.create_dataset("conv1/conv1/kernel:0", (3, 3, 3, 8), "f4", external=[(path + ".elsewhere", 0, 864)])
        else:
            file["conv_pw_3_bn/conv_pw_3_bn/gamma:0"][2] = np.inf


def same(x, k, stride):
    """TensorFlow's SAME padding of (C, H, W)."""
    pads = []
    for size in x.shape[1:]:
        total = max((-(-size // stride) - 1) * stride + k - size, 0)
        pads.append((total // 2, total - total // 2))
    return np.pad(x, [(0, 0)] + pads)


def taps(x, k, stride):
    x = same(x, k, stride)
    h, w = (x.shape[1] - k) // stride + 1, (x.shape[2] - k) // stride + 1
    return [((a, b), x[:, a:a + stride * h:stride, b:b + stride * w:stride]) for a in range(k) for b in range(k)]


def features(x):
    """Keras's function in float64: kernels as Keras holds them, batch norm's epsilon 0.001, ReLU6."""
    def get(name, part, *shape):
        return values(name, part, shape).astype(np.float64)

    def norm(x, name):
        c = len(x)
        gamma, beta, mean, variance = (get(name, part, c).reshape(c, 1, 1) for part in ("gamma", "beta", "moving_mean", "moving_variance"))
        return np.clip(gamma * (x - mean) / np.sqrt(variance + 1e-3) + beta, 0, 6)

    kernel = get("conv1", "kernel", 3, 3, 3, 8)
    x = norm(sum(np.einsum("ihw,io->ohw", tap, kernel[a, b]) for (a, b), tap in taps(x, 3, 2)), "conv1_bn")
    for n, (outputs, stride) in enumerate(MOBILENET, 1):
        kernel = get(f"conv_dw_{n}", "depthwise_kernel", 3, 3, len(x), 1)
        x = norm(sum(tap * kernel[a, b, :, 0].reshape(-1, 1, 1) for (a, b), tap in taps(x, 3, stride)), f"conv_dw_{n}_bn")
        x = norm(np.einsum("ihw,io->ohw", x, get(f"conv_pw_{n}", "kernel", 1, 1, len(x), outputs)[0, 0]), f"conv_pw_{n}_bn")
    return x


if __name__ == "__main__":
    name, layout, path, *output = sys.argv[1:]
    write(globals()[name](), layout, path)
    if layout in HOSTILE:
        spoil(layout, path)
    if output:
        image = (uniform("images", 3 * 64 * 96) * 4 - 2).astype(np.float32).reshape(3, 64, 96)
        features(image.astype(np.float64)).astype("<f4").tofile(output[0])
