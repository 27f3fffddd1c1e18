#!/usr/bin/python3
"""Writes Golden/hashes: thumbnails, perceptual hashes and detail correlations of pictures given by a formula.

Run from anywhere: /usr/bin/python3 make_hashes.py (Debian's python3-numpy, python3-scipy 1.10 and python3-pil).
thumbnails.grey: one 32x32 picture after another, as Pillow makes them (box filter, then mode L).
hashes.csv: height, width, seed, the hashes in the eight turns (hexadecimal), and the detail correlation with the picture of the line before.
Every turn is made of the pixels and transformed by SciPy, so that nothing is shared with the way the library does it.
"""
import os

import numpy as np
from PIL import Image
from scipy.fft import dctn
from scipy.ndimage import uniform_filter

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "hashes")
PICTURES = [(150, 200, 1), (450, 600, 2), (60, 80, 3), (40, 30, 4), (32, 32, 5), (20, 17, 6), (33, 64, 7), (150, 200, 8), (75, 100, 1)]


def wave(k):
    return np.abs(k % 510 - 255)


def picture(height, width, seed):
    """Integers only. Coordinates in 1/1024 of the picture, so that one seed gives like pictures in all sizes."""
    i, j, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
    y, x = (2 * i + 1) * 512 // height, (2 * j + 1) * 512 // width
    first, second = wave(y * (1 + seed % 3) + x + c * 60), wave(x * (2 + seed % 4) - y + 1020 * 3 + seed * 40)
    return ((2 * first + second + wave(y * x // 64 + seed * 11)) // 4).astype(np.uint8)


def turned(grey, turn):
    grey = grey.T if turn & 4 else grey
    grey = grey[::-1] if turn & 2 else grey
    return grey[:, ::-1] if turn & 1 else grey


def phash(grey):
    waves = dctn(grey.astype(np.float64), norm="ortho")[1:9, 1:9].ravel()
    median = np.median(waves)
    assert np.abs(waves - median).min() > 1e-6, "a frequency too near the median to be sure of"
    return sum(1 << n for n in range(64) if waves[n] > median)


def detail(grey):
    x = grey.astype(np.float64)
    mean = uniform_filter(x, 3, mode="nearest")
    deviation = np.sqrt(np.maximum(0, uniform_filter(x * x, 3, mode="nearest") - mean * mean))
    return (x - mean) / (deviation + 4)


def main():
    os.makedirs(OUT, exist_ok=True)
    before, lines = None, []
    with open(os.path.join(OUT, "thumbnails.grey"), "wb") as thumbnails:
        for height, width, seed in PICTURES:
            image = Image.fromarray(picture(height, width, seed))
            grey = np.asarray(image.resize((32, 32), Image.BOX).convert("L"))
            thumbnails.write(grey.tobytes())
            correlation = "" if before is None else f"{np.corrcoef(detail(before).ravel(), detail(grey).ravel())[0, 1]:.9f}"
            lines.append(",".join([str(height), str(width), str(seed)] + [f"{phash(turned(grey, t)):016x}" for t in range(8)] + [correlation]))
            before = grey
    with open(os.path.join(OUT, "hashes.csv"), "w", encoding="ascii") as table:
        table.write("\n".join(lines) + "\n")


main()
