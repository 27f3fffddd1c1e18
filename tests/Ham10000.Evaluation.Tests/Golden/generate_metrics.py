#!/usr/bin/python3
"""Writes metrics.jsonl: what scikit-learn 1.2 says about 640 label sets that MetricsGolden.cs makes by the same formula.

Run with Debian's python3 (python3-sklearn 1.2.1, python3-numpy 1.24): /usr/bin/python3 generate_metrics.py
scikit-learn 1.2 knows no NaN for undefined scores; those sets follow the NumPy formulas below.
"""
import hashlib
import json
import os
import warnings

import numpy as np
from sklearn import metrics

MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15
SETS = 640
DIGITS = [2, 3, 4, 0, 6]
NAMES = ["akiec", "bcc", "bkl", "df", "mel", "nv", "vasc", "a much longer class name", "ü"]


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state + GOLDEN) & MASK
        return mix(self.state) % limit


def make(s):
    """The labels, lesions and probabilities of set s."""
    random = Random(s)
    k = 2 + random.below(8)
    n = 1 + random.below(120)
    kind = s % 8
    special = random.below(k)
    labels, lesions, rows = [], [], []
    lesion = 0
    for _ in range(n):
        label = random.below(k)
        predicted = random.below(k)
        if random.below(4) != 0 and kind != 0:
            predicted = label
        if kind == 2 and label == special:                  # a class without true images
            label = (special + 1) % k
        if kind == 3 and predicted == special:              # a class that is never predicted
            predicted = (special + 1) % k
        if kind in (4, 5):                                  # a single true class
            label = special
        if kind == 5:                                       # and nothing else predicted
            predicted = special
        if kind == 6:                                       # a class that neither occurs nor is predicted
            label = (special + 1) % k if label == special else label
            predicted = (special + 1) % k if predicted == special else predicted
        if kind == 7 and random.below(10) != 0:             # one class is much the commonest
            label = special
        weights = [random.below(1000) for _ in range(k)]
        weights[predicted] = 1000
        if kind in (0, 1) and random.below(11) == 0:        # a shared maximum
            weights[random.below(k)] = 1000
        total = sum(weights)
        rows.append([np.float32(w / total) for w in weights])
        lesion += 1 if random.below(3) != 0 else 0
        labels.append(label)
        lesions.append(lesion)
    return k, np.array(labels), np.array(lesions), np.array(rows, dtype=np.float32)


def options(s, k):
    """Zero division, digits and shown classes of set s."""
    zero_division = [0, 0, 0, 1, 1, 1, 1, None][(s // 8) % 8]
    classes = None
    if s % 5 == 4:
        classes = [c for c in range(k) if (s >> 3) >> c & 1 == 1] or [k - 1]
        if s % 2 == 0:
            classes.reverse()
    return zero_division, DIGITS[s % 7 % 5], classes


def with_nan(labels, predicted, classes):
    """Per-class and averaged scores where an undefined one is NaN and has no part in averages."""
    hits = np.array([np.sum((labels == c) & (predicted == c)) for c in classes], dtype=float)
    given = np.array([np.sum(predicted == c) for c in classes], dtype=float)
    true = np.array([np.sum(labels == c) for c in classes], dtype=float)

    def scores(hits, given, true):
        with np.errstate(invalid="ignore"):
            return hits / given, hits / true, 2 * hits / (given + true)

    def mean(values, weights):
        defined = ~np.isnan(values)
        if not defined.any() or weights[defined].sum() == 0:
            return float("nan")
        return np.average(values[defined], weights=weights[defined])

    per_class = scores(hits, given, true)
    averages = {
        "macro": [mean(v, np.ones(len(v))) for v in per_class],
        "weighted": [mean(v, true) for v in per_class],
        "micro": [float(v) for v in scores(hits.sum(), given.sum(), true.sum())],
    }
    return per_class, averages, true.astype(int)


def with_sklearn(labels, predicted, classes, zero_division):
    per_class = metrics.precision_recall_fscore_support(labels, predicted, labels=classes, zero_division=zero_division)
    averages = {
        average: list(metrics.precision_recall_fscore_support(
            labels, predicted, labels=classes, average=average, zero_division=zero_division)[:3])
        for average in ("macro", "weighted", "micro")
    }
    return per_class[:3], averages, per_class[3]


def plain(values):
    return [None if np.isnan(v) else float(v) for v in values]


def record(s):
    k, labels, _, rows = make(s)
    predicted = np.argmax(rows, axis=1)
    zero_division, digits, classes = options(s, k)
    shown = list(range(k)) if classes is None else classes
    if zero_division is None:
        per_class, averages, support = with_nan(labels, predicted, shown)
    else:
        per_class, averages, support = with_sklearn(labels, predicted, shown, zero_division)
    result = {
        "set": s,
        "matrix": metrics.confusion_matrix(labels, predicted, labels=range(k)).ravel().tolist(),
        "accuracy": float(metrics.accuracy_score(labels, predicted)),
        "balanced": float(metrics.balanced_accuracy_score(labels, predicted)),
        "log_loss": float(metrics.log_loss(labels, rows.astype(np.float64), labels=range(k), eps=np.finfo(np.float32).eps)),
        "precision": plain(per_class[0]),
        "recall": plain(per_class[1]),
        "f1": plain(per_class[2]),
        "support": [int(v) for v in support],
        **{name: plain(values) for name, values in averages.items()},
    }
    if zero_division is not None:
        text = metrics.classification_report(
            labels, predicted, labels=shown, target_names=[NAMES[c] for c in shown], digits=digits, zero_division=zero_division)
        result["sha256"] = hashlib.sha256(text.encode()).hexdigest()
        if s < 64:
            result["text"] = text
            result["numpy"] = str(metrics.confusion_matrix(labels, predicted, labels=range(k)))
    return result


def bootstrap(s, resamples, seed, level):
    """The interval of balanced accuracy when lesions are drawn with replacement."""
    k, labels, lesions, rows = make(s)
    predicted = np.argmax(rows, axis=1)
    groups = [np.flatnonzero(lesions == lesion) for lesion in dict.fromkeys(lesions.tolist())]
    key = mix((seed + GOLDEN) & MASK)
    scores = []
    for r in range(resamples):
        stream = mix((key + (r + 1) * GOLDEN) & MASK)
        drawn = [mix((stream + (i + 1) * GOLDEN) & MASK) * len(groups) >> 64 for i in range(len(groups))]
        images = np.concatenate([groups[d] for d in drawn])
        scores.append(metrics.balanced_accuracy_score(labels[images], predicted[images]))
    tail = (1 - level) / 2
    return {
        "bootstrap": s, "resamples": resamples, "seed": seed, "level": level,
        "estimate": float(metrics.balanced_accuracy_score(labels, predicted)),
        "lower": float(np.percentile(scores, 100 * tail)), "upper": float(np.percentile(scores, 100 * (1 - tail))),
    }


def main():
    warnings.filterwarnings("ignore")
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "metrics.jsonl")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for s in range(SETS):
            file.write(json.dumps(record(s), ensure_ascii=False, separators=(",", ":")) + "\n")
        for s in range(0, SETS, 37):
            file.write(json.dumps(bootstrap(s, 200, 11 * s, 0.9 if s % 2 else 0.95), separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
