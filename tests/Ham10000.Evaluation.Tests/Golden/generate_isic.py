#!/usr/bin/python3
"""Writes isic.jsonl: the scores of 40 made-up submissions to ISIC 2018, task 3, by the rules of the challenge's scorer, with NumPy and scikit-learn.

Run with Debian's python3 (python3-sklearn 1.2.1, python3-numpy 1.24): /usr/bin/python3 generate_isic.py
IsicCase.cs makes the same submissions. Where a ratio has nothing to divide by, it is null here (the challenge's scorer says 1).
"""
import json
import os
import warnings

import numpy as np
from sklearn import metrics

from generate_metrics import Random

CASES = 40
CLASSES = 7
NAN = float("nan")


def make(s):
    """Labels, score weights and probabilities of case s."""
    random = Random(2_000_000 + s)
    n = 20 + random.below(130)
    labels, weights, rows = [], [], []
    for i in range(n):
        label = random.below(5 if s % 5 == 4 else CLASSES)
        parts = [random.below(1000) for _ in range(CLASSES)]
        if random.below(3) != 0:
            parts[label] = 1500 + random.below(4000)
        if random.below(9) == 0:
            parts[random.below(CLASSES)] = max(parts)
        weight = random.below(3) / 2 if s % 3 == 0 else 1.0
        labels.append(label)
        weights.append(0.0 if s % 2 == 1 and i == 3 else weight)
        rows.append([part / (1 + sum(parts)) for part in parts])
    return np.array(labels), np.array(weights), np.array(rows)


def ratio(part, whole):
    return NAN if whole == 0 else part / whole


def area_above(truth, scores, weights, sensitivity):
    fpr, tpr, _ = metrics.roc_curve(truth, scores, sample_weight=weights, drop_intermediate=False)
    start = int(np.argmax(tpr >= sensitivity))
    x = np.interp(sensitivity, tpr[start - 1:start + 1], fpr[start - 1:start + 1])
    return metrics.auc(np.r_[x, fpr[start:]], np.r_[sensitivity, tpr[start:]])


def one_class(c, labels, weights, rows, decided):
    truth, called, scores = labels == c, rows[:, c] > 0.5, rows[:, c]
    tp, fn = weights[truth & called].sum(), weights[truth & ~called].sum()
    fp, tn = weights[~truth & called].sum(), weights[~truth & ~called].sum()
    both = tp + fn > 0 and fp + tn > 0
    return [
        ratio(weights[truth & (decided == c)].sum(), tp + fn), ratio(tp + tn, tp + tn + fp + fn), ratio(tp, tp + fn), ratio(tn, tn + fp),
        ratio(2 * tp, 2 * tp + fp + fn), ratio(tp, tp + fp), ratio(tn, tn + fn),
        metrics.roc_auc_score(truth, scores, sample_weight=weights) if both else NAN,
        area_above(truth, scores, weights, 0.8) if both else NAN,
        metrics.average_precision_score(truth, scores, sample_weight=weights) if tp + fn > 0 else NAN,
    ]


def record(s):
    labels, weights, rows = make(s)
    decided = np.argmax(rows, axis=1)
    decided[(rows == rows.max(axis=1, keepdims=True)).sum(axis=1) > 1] = CLASSES
    classes = [one_class(c, labels, weights, rows, decided) for c in range(CLASSES)]
    return {
        "case": s, "classes": classes, "macro": np.nanmean(classes, axis=0).tolist(), "balanced": float(np.nanmean([row[0] for row in classes])),
        "undecided": int(((decided == CLASSES) & (weights > 0)).sum()), "accuracy": float(np.average(decided == labels, weights=weights)),
    }


def plain(value):
    if isinstance(value, list):
        return [plain(v) for v in value]
    return value if isinstance(value, int) else None if np.isnan(value) else float(f"{value:.14g}")


def main():
    warnings.filterwarnings("ignore")
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "isic.jsonl")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for s in range(CASES):
            file.write(json.dumps({name: plain(value) for name, value in record(s).items()}, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
