#!/usr/bin/python3
"""Writes Golden/imbalance/class_weights.csv: what scikit-learn and the formula of Cui et al. (CVPR 2019) give for some class sizes.

Run from anywhere: /usr/bin/python3 make_class_weights.py (Debian's python3-sklearn 1.2 and python3-numpy 1.24).
Each line: rule, beta (0 where the rule has none), class sizes and weights, the last two separated by blanks. A class of size 0 has the weight 0
and plays no part, as scikit-learn does not know of classes that do not occur.
"""
import os

import numpy as np
from sklearn.utils.class_weight import compute_class_weight

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "imbalance", "class_weights.csv")
SIZES = [
    [327, 514, 1099, 115, 1113, 6705, 142],
    [1, 1, 1, 1, 1, 1, 1],
    [3, 0, 40, 7, 0, 900, 1],
    [0, 0, 0, 5, 0, 0, 0],
]


def balanced(sizes):
    labels = np.repeat(np.arange(len(sizes)), sizes)
    present = np.unique(labels)
    weights = np.zeros(len(sizes))
    weights[present] = compute_class_weight("balanced", classes=present, y=labels)
    return weights


def square_root(sizes):
    roots = np.sqrt(balanced(sizes))
    return roots / np.average(roots, weights=sizes)


def effective_number(sizes, beta):
    sizes = np.asarray(sizes, dtype=np.float64)
    weights = np.where(sizes > 0, (1 - beta) / (1 - np.power(beta, np.maximum(sizes, 1))), 0)
    return weights / weights.sum() * np.count_nonzero(sizes)


os.makedirs(os.path.dirname(OUT), exist_ok=True)
with open(OUT, "w", encoding="ascii") as file:
    for sizes in SIZES:
        rows = [("balanced", 0, balanced(sizes)), ("square root", 0, square_root(sizes))]
        rows += [("effective number", beta, effective_number(sizes, beta)) for beta in (0, 0.9, 0.99, 0.999, 0.9999)]
        for rule, beta, weights in rows:
            file.write(f"{rule},{beta},{' '.join(map(str, sizes))},{' '.join(f'{w:.9g}' for w in weights)}\n")
