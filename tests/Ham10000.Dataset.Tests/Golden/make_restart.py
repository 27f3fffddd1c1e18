#!/usr/bin/python3
"""Writes restart-*.jpg into Golden/images: JPEGs with restart markers, and beside each the RGB bytes that Pillow decodes.

Run from anywhere: /usr/bin/python3 make_restart.py (Debian's python3-pil, python3-numpy and libturbojpeg0 2.1; Pillow 9.4
cannot write restart markers itself).
"""
import ctypes
import os

import numpy as np
from PIL import Image

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "images")
turbo = ctypes.CDLL("libturbojpeg.so.0")
turbo.tjInitCompress.restype = ctypes.c_void_p


def compress(pixels, sampling, units):
    os.environ["TJ_RESTART"] = f"{units}B"
    height, width = pixels.shape[:2]
    data, length = ctypes.c_void_p(), ctypes.c_ulong()
    handle = ctypes.c_void_p(turbo.tjInitCompress())
    done = turbo.tjCompress2(handle, pixels.ctypes.data_as(ctypes.c_void_p), width, 0, height, 0, ctypes.byref(data),
                             ctypes.byref(length), sampling, 85, 4096)
    assert done == 0
    return ctypes.string_at(data, length.value)


def main():
    y, x = np.mgrid[0:41, 0:43]
    channels = [127 + 120 * np.sin(x / 3.0 + y / 5.0), 255 * ((x // 5 + y // 7) % 2), 4 * x + 2 * y]
    pixels = np.ascontiguousarray(np.clip(np.stack(channels, -1), 0, 255).astype(np.uint8))
    for name, sampling, units in (("444", 0, 1), ("422", 1, 3), ("420", 2, 2), ("grey", 3, 5)):
        path = os.path.join(OUT, f"restart-{name}.jpg")
        with open(path, "wb") as file:
            file.write(compress(pixels, sampling, units))
        with Image.open(path) as opened, open(path + ".rgb", "wb") as file:
            decoded = np.asarray(opened.convert("RGB"))
            file.write(np.array(decoded.shape[:2], "<i4").tobytes() + decoded.tobytes())


main()
