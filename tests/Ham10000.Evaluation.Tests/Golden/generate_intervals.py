#!/usr/bin/python3
"""Writes intervals.jsonl: every score of ScoreIntervals by scikit-learn 1.2 in draws of lesions, over the label sets of generate_metrics.py, and its intervals by NumPy;
and the bias-corrected and accelerated intervals of scipy.stats.bootstrap, which is handed the same draws.

Run with Debian's python3 (python3-sklearn 1.2.1, python3-scipy 1.10, python3-numpy 1.24): /usr/bin/python3 generate_intervals.py
What scikit-learn leaves undefined, or gives a value to that it does not have, is NaN here: the area of a class without images with it or without it, kappa and correlation of one class.
"""
import json
import os
import warnings

import numpy as np
from scipy import stats
from scipy.stats import _resampling
from sklearn import metrics

from generate_metrics import GOLDEN, MASK, make, mix

EPSILON = np.finfo(np.float32).eps
NAN = float("nan")


def draws(count, resamples, seed):
    key = mix((seed + GOLDEN) & MASK)
    drawn = np.empty((resamples, count), dtype=np.int64)
    for r in range(resamples):
        stream = mix((key + (r + 1) * GOLDEN) & MASK)
        drawn[r] = [mix((stream + (i + 1) * GOLDEN) & MASK) * count >> 64 for i in range(count)]
    return drawn


def calibration(labels, predicted, rows):
    top = rows[np.arange(len(labels)), predicted].astype(np.float64)
    bins = np.clip(np.searchsorted(np.linspace(0, 1, 16), top, side="left") - 1, 0, 14)
    error = 0.0
    for b in np.unique(bins):
        inside = bins == b
        error += np.mean(inside) * abs(np.mean(labels[inside] == predicted[inside]) - np.mean(top[inside]))
    return error


def scores(labels, rows, k):
    """The scores of the whole, then six per class; NaN for what is undefined."""
    if len(labels) == 0:
        return np.full(10 + 6 * k, NAN)
    predicted = np.argmax(rows, axis=1)
    per_class = []
    for c in range(k):
        has, given = labels == c, predicted == c
        hits = np.sum(has & given)
        per_class.append([
            hits / given.sum() if given.any() else NAN,
            hits / has.sum() if has.any() else NAN,
            np.sum(~has & ~given) / np.sum(~has) if not has.all() else NAN,
            2 * hits / (given.sum() + has.sum()) if given.any() or has.any() else NAN,
            metrics.roc_auc_score(has, rows[:, c]) if has.any() and not has.all() else NAN,
            metrics.average_precision_score(has, rows[:, c]) if has.any() else NAN,
        ])
    per_class = np.array(per_class)
    one = len(np.unique(labels)) == 1 or len(np.unique(predicted)) == 1
    distance = rows.astype(np.float64) - np.eye(k)[labels]
    return np.array([
        metrics.accuracy_score(labels, predicted),
        metrics.balanced_accuracy_score(labels, predicted),
        np.nanmean(per_class[:, 3]),
        np.nanmean(per_class[:, 4]),
        np.nanmean(per_class[:, 5]),
        metrics.cohen_kappa_score(labels, predicted),
        NAN if one else metrics.matthews_corrcoef(labels, predicted),
        metrics.log_loss(labels, rows.astype(np.float64), labels=range(k), eps=EPSILON),
        np.mean(np.sum(distance ** 2, axis=1)),
        calibration(labels, predicted, rows),
        *per_class.ravel(),
    ])


def plain(value):
    return float(value) if np.isfinite(value) else None


def intervals(s, resamples, seed, level):
    k, labels, lesions, rows = make(s)
    groups = [np.flatnonzero(lesions == lesion) for lesion in dict.fromkeys(lesions.tolist())]
    drawn = np.array([scores(labels[i], rows[i], k) for i in (np.concatenate([groups[d] for d in row]) for row in draws(len(groups), resamples, seed))])
    tail = 100 * (1 - level) / 2
    found = []
    for estimate, column in zip(scores(labels, rows, k), drawn.T):
        defined = column[~np.isnan(column)]
        bounds = np.percentile(defined, [tail, 100 - tail]) if len(defined) else [NAN, NAN]
        found.append([plain(estimate), plain(bounds[0]), plain(bounds[1]), len(defined) / resamples])
    return {"intervals": s, "resamples": resamples, "seed": seed, "level": level, "scores": found}


def corrected(s, resamples, seed, level):
    """The corrected interval of accuracy, Brier score and log loss, with every image a lesion of its own."""
    k, labels, _, rows = make(s)
    drawn = draws(len(labels), resamples, seed)
    _resampling.rng_integers = lambda *_: drawn
    found = []
    for score in (0, 7, 8):
        result = stats.bootstrap(
            (np.arange(len(labels)),), lambda i: scores(labels[i], rows[i], k)[score], vectorized=False, n_resamples=resamples, confidence_level=level, method="BCa")
        found.append([plain(scores(labels, rows, k)[score]), plain(result.confidence_interval.low), plain(result.confidence_interval.high)])
    return {"corrected": s, "resamples": resamples, "seed": seed, "level": level, "scores": found}


def main():
    warnings.filterwarnings("ignore")
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "intervals.jsonl")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for s in range(0, 640, 37):
            file.write(json.dumps(intervals(s, 60, 5 * s + 3, 0.9 if s % 2 else 0.95), separators=(",", ":")) + "\n")
        for s in (1, 17, 33, 71, 105, 128):
            file.write(json.dumps(corrected(s, 150, 3 * s + 2, 0.9 if s % 2 else 0.95), separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
