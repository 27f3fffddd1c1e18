#!/usr/bin/python3
"""Writes Golden/affine: Keras's apply_affine_transform, reproduced with NumPy and SciPy, on pictures given by a formula.

Run from anywhere: /usr/bin/python3 make_affine.py (Debian's python3-numpy and python3-scipy 1.10).
parameters.csv: height, width, theta (degrees), tx, ty (pixels along rows, columns), shear (degrees), zx, zy, flip columns, flip rows.
values.u16: the results in units of 1/256 grey level one after another, in (height, width, 3) order; of the 100x125 ones every 37th value.
"""
import os

import numpy as np
from scipy.ndimage import affine_transform

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "affine")
SIZES = [(13, 17), (16, 16), (9, 31), (1, 8), (8, 1), (2, 2)]


def picture(height, width):
    i, j, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
    rough = (i * 37 + j * 59 + c * 101 + (i * j) % 23 * 7) % 256
    edges = 255 * ((i // 5 + j // 4 + c) % 2)
    return np.where(i % 16 < 8, rough, edges).astype(np.float64)


def transform(x, theta, tx, ty, shear, zx, zy, flip_columns, flip_rows):
    """Rows are axis 0, columns axis 1; matrices map output positions to input positions, as in Keras."""
    height, width = x.shape[:2]
    theta, shear = np.deg2rad(theta), np.deg2rad(shear)
    rotation = np.array([[np.cos(theta), -np.sin(theta), 0], [np.sin(theta), np.cos(theta), 0], [0, 0, 1]])
    shift = np.array([[1, 0, tx], [0, 1, ty], [0, 0, 1]])
    shearing = np.array([[1, -np.sin(shear), 0], [0, np.cos(shear), 0], [0, 0, 1]])
    zoom = np.array([[zx, 0, 0], [0, zy, 0], [0, 0, 1]])
    row, column = height / 2 - 0.5, width / 2 - 0.5
    centre, back = np.array([[1, 0, row], [0, 1, column], [0, 0, 1]]), np.array([[1, 0, -row], [0, 1, -column], [0, 0, 1]])
    matrix = centre @ rotation @ shift @ shearing @ zoom @ back
    channels = [affine_transform(x[:, :, c], matrix[:2, :2], matrix[:2, 2], order=1, mode="nearest") for c in range(3)]
    result = np.stack(channels, -1)
    result = result[:, ::-1] if flip_columns else result
    return result[::-1] if flip_rows else result


rng = np.random.default_rng(20240607)
with open(os.path.join(OUT, "parameters.csv"), "w") as table, open(os.path.join(OUT, "values.u16"), "wb") as values:
    for n in range(200):
        height, width = (100, 125) if n % 10 == 0 else SIZES[n % len(SIZES)]
        strong = 3 if n % 7 == 0 else 1
        numbers = (rng.uniform(-30, 30) * strong, rng.uniform(-0.3, 0.3) * height, rng.uniform(-0.3, 0.3) * width,
                   rng.uniform(-15, 15) * (n % 2), rng.uniform(0.7, 1.3), rng.uniform(0.7, 1.3), int(rng.integers(2)), int(rng.integers(2)))
        table.write(",".join(repr(v) for v in (height, width) + numbers) + "\n")
        result = np.rint(transform(picture(height, width), *numbers) * 256).astype("<u2").reshape(-1)
        values.write(result[:: 37 if n % 10 == 0 else 1].tobytes())
