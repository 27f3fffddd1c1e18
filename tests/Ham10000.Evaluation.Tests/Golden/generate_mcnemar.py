#!/usr/bin/python3
"""Writes mcnemar.jsonl: McNemar's test of images by SciPy and its variants for lesions by NumPy, over the label sets of generate_metrics.py; and normal.jsonl, SciPy's normal distribution.

Run with Debian's python3 (python3-scipy 1.10, python3-numpy 1.24): /usr/bin/python3 generate_mcnemar.py
The second model is that of generate_paired.py. Obuchowski's statistic is written out with its variances and covariance, without the short form that the library uses; the exact test of lesions goes
through all choices of signs one by one where they are at most 2^16, and through convolutions where they are more.
"""
import itertools
import json
import os

import numpy as np
from scipy import special, stats

from generate_metrics import make


def obuchowski(right, lesions):
    groups = [lesions == lesion for lesion in np.unique(lesions)]
    count, sizes = len(groups), np.array([np.sum(g) for g in groups])
    sums = np.array([[np.sum(r[g]) for g in groups] for r in right], dtype=float)
    shares = sums.sum(axis=1) / sizes.sum()
    apart = sums - sizes * shares.mean()
    variances = count / (count - 1) * (apart @ apart.T) / sizes.sum() ** 2
    with np.errstate(invalid="ignore", divide="ignore"):
        statistic = (shares[0] - shares[1]) ** 2 / (variances[0, 0] + variances[1, 1] - 2 * variances[0, 1])
    return statistic, stats.chi2.sf(statistic, 1)


def flips(surplus):
    sizes = np.abs(surplus[surplus != 0])
    observed = abs(surplus.sum())
    if len(sizes) <= 16:
        sums = [abs(np.dot(signs, sizes)) for signs in itertools.product((-1, 1), repeat=len(sizes))]
        return float(np.mean(np.array(sums) >= observed))
    chances = np.ones(1)
    for size in sizes:
        chances = np.convolve(chances, [0.5] + [0] * (2 * size - 1) + [0.5])
    return float(chances[np.abs(np.arange(len(chances)) - sizes.sum()) >= observed].sum())


def plain(value):
    return float(value) if np.isfinite(value) else None


def record(s):
    _, labels, lesions, rows = make(s)
    first = np.argmax(rows, axis=1)
    second = np.array([first[(i + 7) % len(first)] if i % 3 == 0 else first[i] for i in range(len(first))])
    right = np.array([first == labels, second == labels])
    a, b, c, d = (int(np.sum(x)) for x in (right[0] & right[1], right[0] & ~right[1], ~right[0] & right[1], ~right[0] & ~right[1]))
    surplus = np.array([np.sum(right[0][lesions == lesion]) - np.sum(right[1][lesions == lesion]) for lesion in np.unique(lesions)])
    with np.errstate(invalid="ignore", divide="ignore"):
        plain_square, corrected = np.float64((b - c) ** 2) / (b + c), np.float64(max(abs(b - c) - 1, 0) ** 2) / (b + c)
    exact = stats.binomtest(b, b + c, 0.5).pvalue if b + c else 1.0
    clustered = obuchowski(right, lesions) if len(surplus) > 1 else (np.nan, np.nan)
    tests = [[b - c, flips(surplus)], clustered, [b - c, exact], [plain_square, stats.chi2.sf(plain_square, 1)], [corrected, stats.chi2.sf(corrected, 1)]]
    return {"mcnemar": s, "counts": [a, b, c, d], "lesions": len(surplus), "discordant": int(np.sum(surplus != 0)), "tests": [[plain(v) for v in test] for test in tests]}


def main():
    folder = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(folder, "mcnemar.jsonl"), "w", encoding="utf-8", newline="\n") as file:
        for s in [*range(0, 640, 13), 4]:
            file.write(json.dumps(record(s), separators=(",", ":")) + "\n")
    with open(os.path.join(folder, "normal.jsonl"), "w", encoding="utf-8", newline="\n") as file:
        for x in [*np.linspace(-9, 9, 73), 1.9999999, 2.0000001, 26.0, -37.0]:
            file.write(json.dumps({"x": float(x), "below": float(special.ndtr(x)), "erfc": float(special.erfc(x)), "above": float(stats.chi2.sf(abs(x), 1))}) + "\n")
        for share in [1e-300, 1e-20, 1e-9, 1e-4, 0.001, 0.025, 0.05, 0.3, 0.4999, 0.5, 0.6, 0.9, 0.975, 0.999, 1 - 1e-9]:
            file.write(json.dumps({"share": share, "quantile": float(special.ndtri(share))}) + "\n")


if __name__ == "__main__":
    main()
