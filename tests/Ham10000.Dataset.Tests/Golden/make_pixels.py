#!/usr/bin/python3
"""Writes Golden/pixels: colour constancy (NumPy), hair masks and their filling (SciPy's grey and binary morphology) and colour changes
(torchvision's functional API on float tensors), on pictures given by formulas.

Run from anywhere: /usr/bin/python3 make_pixels.py (Debian's python3-numpy, python3-scipy 1.10, python3-torchvision 0.14).
shades-<power>.rgb: the picture of 12x15 after shades of grey.
hair-<height>x<width>.mask, .rgb: the mask (a bit per pixel) with width 0.05 and length 0.25, and what its pixels become.
colors.csv, colors.f32: brightness, contrast, saturation, hue; float32 results in grey levels of the picture of 12x15.
"""
import os

import numpy as np
import torch
import torchvision.transforms.functional as F
from scipy import ndimage

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pixels")


def picture(height, width):
    i, j, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
    rough = (i * 37 + j * 59 + c * 101 + (i * j) % 23 * 7) % 256
    edges = 255 * ((i // 5 + j // 4 + c) % 2)
    return np.where(i % 16 < 8, rough, edges).astype(np.uint8)


def tinted(height, width):
    return (picture(height, width) * np.array([0.9, 0.6, 0.35])).astype(np.uint8)


def shades_of_gray(image, power):
    levels = image.astype(np.float64) / 255
    if np.isinf(power):
        light = levels.max((0, 1))
    else:
        light = (levels**power).mean((0, 1)) ** (1 / power)
    gain = np.sqrt((light**2).sum()) / (np.sqrt(3) * light)
    return np.minimum(np.rint(image * gain), 255).astype(np.uint8)


def hairy(height, width):
    """Skin with a dark blot, and straight, slanted and bent hairs."""
    y, x = np.mgrid[0:height, 0:width].astype(int)
    skin = np.stack([200 + x * 20 // width, 150 + y * 20 // height, 130 + (x + y) % 5], -1)
    blot = (y - height // 2) ** 2 * 4 + (x - width // 3) ** 2 * 4 < (height // 2) ** 2
    skin[blot] = skin[blot] // 3
    hairs = (np.abs(2 * y - x - 10) < 3) | (np.abs(x - width * 3 // 4) < 2) | (np.abs(y - 5 - x * x // (3 * width)) < 1) | ((y == height - 1) & (x > width // 2))
    hairs |= (y % 17 == 0) & (x % 23 < 5)  # too short to be hairs
    skin[hairs] = skin[hairs] // 4 + 10
    return skin.astype(np.uint8)


def line(length, angle):
    sin, cos = np.sin(angle), np.cos(angle)
    longer = max(abs(cos), abs(sin))
    reach = max(1, int(np.rint(length * longer))) // 2
    k = np.arange(-reach, reach + 1)
    rows, columns = np.floor(-k * sin / longer + 0.5).astype(int), np.floor(k * cos / longer + 0.5).astype(int)
    footprint = np.zeros((2 * reach + 1, 2 * reach + 1), bool)
    footprint[rows + reach, columns + reach] = True
    return footprint


def hair_mask(image, width=0.02, minimum_length=0.07, contrast=18):
    side = min(image.shape[:2])
    levels = image.astype(int)
    grey = ((77 * levels[..., 0] + 150 * levels[..., 1] + 29 * levels[..., 2] + 128) >> 8).astype(np.uint8)
    closed = np.zeros_like(grey)
    for n in range(4):
        element = line(max(3, np.rint(width * side)), np.pi * n / 4)
        dilated = ndimage.grey_dilation(grey, footprint=element, mode="constant", cval=0)
        closed = np.maximum(closed, ndimage.grey_erosion(dilated, footprint=element, mode="constant", cval=255))
    square = np.ones((3, 3), bool)
    narrow = ndimage.binary_dilation(closed.astype(int) - grey > contrast, structure=square)
    blot = int(max(3, np.rint(width * side))) + 2
    narrow &= ~ndimage.binary_opening(narrow, structure=np.ones((blot, blot), bool))
    long = np.zeros_like(narrow)
    for n in range(16):
        long |= ndimage.binary_opening(narrow, structure=line(max(5, np.rint(minimum_length * side)), np.pi * n / 16))
    return ndimage.binary_dilation(long, structure=square)


def fill(image, mask):
    height, width = mask.shape
    result = image.copy()

    def distance(y, x, rows, columns):
        for step in range(1, 65):
            v, u = y + rows * step, x + columns * step
            if not (0 <= v < height and 0 <= u < width):
                return 0
            if not mask[v, u]:
                return step
        return 0

    for y, x in zip(*np.nonzero(mask)):
        total, weights = np.zeros(3), 0.0
        for rows, columns in ((0, 1), (1, 1), (1, 0), (1, -1)):
            ahead, behind = distance(y, x, rows, columns), distance(y, x, -rows, -columns)
            length = 2 * max(ahead, behind) if ahead == 0 or behind == 0 else ahead + behind
            for step, sign in ((ahead, 1), (behind, -1)):
                if step:
                    weight = 1 / (step * length)
                    total += weight * image[y + sign * step * rows, x + sign * step * columns]
                    weights += weight
        if weights:
            result[y, x] = (total / weights + 0.5).astype(np.uint8)
    return result


def write(name, array):
    with open(os.path.join(OUT, name), "wb") as file:
        file.write(np.ascontiguousarray(array).tobytes())


os.makedirs(OUT, exist_ok=True)
for power in (1, 2.5, 6, np.inf):
    write(f"shades-{power}.rgb", shades_of_gray(tinted(12, 15), power))

for height, width in ((60, 90), (97, 66), (41, 130)):
    image = hairy(height, width)
    mask = hair_mask(image, width=0.05, minimum_length=0.25)
    write(f"hair-{height}x{width}.mask", np.packbits(mask))
    write(f"hair-{height}x{width}.rgb", fill(image, mask)[mask])

rng = np.random.default_rng(20240607)
source = torch.from_numpy(picture(12, 15)).permute(2, 0, 1).float() / 255
with open(os.path.join(OUT, "colors.csv"), "w") as table, open(os.path.join(OUT, "colors.f32"), "wb") as values:
    for n in range(24):
        amounts = [rng.uniform(0.3, 1.7), rng.uniform(0.3, 1.7), rng.uniform(0.3, 1.7), rng.uniform(-0.5, 0.5)]
        if n < 8:  # one operation alone, at both ends
            only = n // 2
            amounts = [((0.5, 1.6) if k < 3 else (-0.3, 0.5))[n % 2] if k == only else (1, 1, 1, 0)[k] for k in range(4)]
        result = F.adjust_brightness(source, amounts[0])
        result = F.adjust_contrast(result, amounts[1])
        result = F.adjust_saturation(result, amounts[2])
        result = F.adjust_hue(result, amounts[3])
        table.write(",".join(repr(float(v)) for v in amounts) + "\n")
        values.write((result.permute(1, 2, 0) * 255).numpy().astype("<f4").tobytes())
