#!/usr/bin/python3
"""Writes paired.jsonl: the paired bootstrap of balanced accuracy by NumPy, over the label sets of generate_metrics.py.

Run with Debian's python3 (python3-numpy 1.24): /usr/bin/python3 generate_paired.py
The second model of a set gives image i the class of image i + 7 of the set, cyclically, wherever i is divisible by 3, and the first's class elsewhere.
"""
import json
import os

import numpy as np

from generate_metrics import GOLDEN, MASK, make, mix


def balanced(labels, predicted):
    return np.mean([np.mean(predicted[labels == c] == c) for c in np.unique(labels)])


def paired(s, resamples, seed, level):
    _, labels, lesions, rows = make(s)
    first = np.argmax(rows, axis=1)
    second = np.array([first[(i + 7) % len(first)] if i % 3 == 0 else first[i] for i in range(len(first))])
    names, lesion_of = np.unique(lesions, return_inverse=True)          # ascending, which is the order of first occurrence
    key = mix((seed + GOLDEN) & MASK)
    scores = np.empty((resamples, 2))
    for r in range(resamples):
        stream = mix((key + (r + 1) * GOLDEN) & MASK)
        drawn = [mix((stream + (i + 1) * GOLDEN) & MASK) * len(names) >> 64 for i in range(len(names))]
        times = np.bincount(drawn, minlength=len(names))[lesion_of]     # how often each image is drawn
        scores[r] = [balanced(np.repeat(labels, times), np.repeat(p, times)) for p in (first, second)]
    tail = 100 * (1 - level) / 2

    def interval(estimate, values):
        return [float(estimate), float(np.percentile(values, tail)), float(np.percentile(values, 100 - tail))]

    one, two = balanced(labels, first), balanced(labels, second)
    difference = scores[:, 0] - scores[:, 1]
    return {
        "paired": s, "resamples": resamples, "seed": seed, "level": level,
        "first": interval(one, scores[:, 0]), "second": interval(two, scores[:, 1]), "difference": interval(one - two, difference),
        "above": float(np.mean(difference > 0)),
    }


def main():
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "paired.jsonl")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for s in range(0, 640, 53):
            file.write(json.dumps(paired(s, 200, 7 * s + 1, 0.9 if s % 2 else 0.95), separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
