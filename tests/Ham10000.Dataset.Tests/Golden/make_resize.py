#!/usr/bin/python3
"""Writes Golden/resize: what Pillow's Image.resize makes of pictures given by a formula (GoldenPicture in the tests).

Run from anywhere: /usr/bin/python3 make_resize.py (Debian's python3-pil and python3-numpy; Pillow 9.4).
File names: <source height>x<width>-<target height>x<width>-<interpolation>-<mode>.rgb, RGB bytes without a header.
"""
import os

import numpy as np
from PIL import Image

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "resize")
FILTERS = {"Bicubic": Image.BICUBIC, "Bilinear": Image.BILINEAR, "Box": Image.BOX}
SIZES = [(45, 61, 20, 25), (90, 123, 10, 13), (7, 9, 31, 22), (1, 1, 5, 4), (64, 3, 16, 30), (33, 47, 33, 12), (33, 47, 11, 47), (150, 200, 2, 1), (19, 6, 18, 7)]


def picture(height, width):
    i, j, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
    rough = (i * 37 + j * 59 + c * 101 + (i * j) % 23 * 7) % 256
    edges = 255 * ((i // 5 + j // 4 + c) % 2)
    return Image.fromarray(np.where(i % 16 < 8, rough, edges).astype(np.uint8), "RGB")


def crop_box(height, width, new_height, new_width):
    scale = min(height / new_height, width / new_width)
    top, left = (height - new_height * scale) / 2, (width - new_width * scale) / 2
    return (left, top, width - left, height - top)


def pad(image, new_height, new_width, resample):
    scale = min(new_height / image.height, new_width / image.width)
    inner = (min(max(round(image.width * scale), 1), new_width), min(max(round(image.height * scale), 1), new_height))
    result = Image.new("RGB", (new_width, new_height))
    result.paste(image.resize(inner, resample), ((new_width - inner[0]) // 2, (new_height - inner[1]) // 2))
    return result


for height, width, new_height, new_width in SIZES:
    image = picture(height, width)
    for name, resample in FILTERS.items():
        results = {
            "Stretch": image.resize((new_width, new_height), resample),
            "CenterCrop": image.resize((new_width, new_height), resample, box=crop_box(height, width, new_height, new_width)),
            "Pad": pad(image, new_height, new_width, resample),
        }
        for mode, result in results.items():
            with open(os.path.join(OUT, f"{height}x{width}-{new_height}x{new_width}-{name}-{mode}.rgb"), "wb") as file:
                file.write(result.tobytes())
