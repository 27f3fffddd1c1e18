#!/usr/bin/env python3
"""Writes mixing.json: NumPy's MixUp and CutMix of small NHWC float32 batches, the boxes by the paper's rand_bbox.

Run: /usr/bin/python3 mixing.py
"""
import json
import os

import numpy as np

rng = np.random.default_rng(5)


def box_of(h, w, lam, row, column):
    # CutMix-PyTorch's rand_bbox, rows and columns by name.
    ratio = np.sqrt(1.0 - lam)
    cut_h, cut_w = int(h * ratio), int(w * ratio)
    return (int(np.clip(row - cut_h // 2, 0, h)), int(np.clip(column - cut_w // 2, 0, w)),
            int(np.clip(row + cut_h // 2, 0, h)), int(np.clip(column + cut_w // 2, 0, w)))


def case(n, h, w, lam, row, column):
    pixels = rng.standard_normal((n, h, w, 3)).astype(np.float32)
    partners = rng.permutation(n)
    lam32 = np.float32(lam)
    up = pixels * lam32 + pixels[partners] * (np.float32(1) - lam32)
    top, left, bottom, right = box_of(h, w, lam, row, column)
    cut = pixels.copy()
    cut[:, top:bottom, left:right, :] = pixels[partners][:, top:bottom, left:right, :]
    return dict(height=h, width=w, share=lam, row=row, column=column, pixels=pixels.ravel().tolist(), partners=partners.tolist(), mixUp=up.ravel().tolist(),
                box=[top, left, bottom, right], cutMix=cut.ravel().tolist())


if __name__ == "__main__":
    cases = [case(4, 5, 7, 0.7, 2, 3), case(3, 6, 4, 0.3, 0, 3), case(2, 3, 3, 0.99, 1, 1), case(5, 4, 9, 0.0, 2, 4), case(1, 4, 4, 0.5, 3, 3)]
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "mixing.json"), "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
