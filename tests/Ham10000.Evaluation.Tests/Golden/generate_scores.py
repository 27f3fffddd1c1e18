#!/usr/bin/python3
"""Writes scores.jsonl: what scikit-learn 1.2 says about the first 500 label sets of generate_metrics.py, beyond what metrics.jsonl holds.

Run with Debian's python3 (python3-sklearn 1.2.1, python3-numpy 1.24): /usr/bin/python3 generate_scores.py
The first line names the values; each further line holds them for one set, with 14 digits, null for NaN. What scikit-learn lacks or refuses follows
the NumPy formulas below: specificity, the Brier score of several classes, calibration errors, the areas of classes without positives or negatives.
The text of NumPy's confusion matrix is held as the start of its SHA-256. Curves are held as their number of points and the means of their points times
the weights of `digest`; the first 16 sets hold the curves themselves.
"""
import hashlib
import json
import os
import warnings

import numpy as np
from sklearn import metrics

from generate_metrics import Random, make

SETS = 500
FULL = 16
BINS = 15
NAN = float("nan")


def extras(s, rows):
    """Sample weights, a class, and scores for it of which half the sets have many equal ones: the same as in ScoreSet.cs."""
    random = Random(1_000_000 + s)
    n, k = rows.shape
    weights = np.array([random.below(9) / 4 for _ in range(n)])
    chosen = random.below(k)
    scores = rows[:, chosen].astype(np.float64)
    if s % 2 == 1:
        scores = np.floor(scores * 16) / 16
    return weights, chosen, scores


def digest(values):
    """A mean that no other curve is likely to have."""
    random = Random(7)
    return float(sum(value * (random.below(1000) / 1000) for value in values)) / len(values)


def auc(positives, scores, weights=None):
    counted = positives if weights is None else positives[weights > 0]
    if counted.all() or not counted.any():
        return NAN
    return metrics.roc_auc_score(positives, scores, sample_weight=weights)


def ap(positives, scores, weights=None):
    counted = positives if weights is None else positives[weights > 0]
    if not counted.any():
        return NAN
    return metrics.average_precision_score(positives, scores, sample_weight=weights)


def binary_brier(positives, scores, weights):
    if weights.sum() == 0:
        return NAN
    if positives.all() or not positives.any():  # which of its two classes a single one is, scikit-learn guesses
        return np.average((positives - scores) ** 2, weights=weights)
    return metrics.brier_score_loss(positives, scores, sample_weight=weights)


def defined_mean(values, weights=None):
    values = np.array(values)
    weights = np.ones(len(values)) if weights is None else weights
    defined = ~np.isnan(values)
    if not defined.any() or weights[defined].sum() == 0:
        return NAN
    return float(np.average(values[defined], weights=weights[defined]))


def specificity(labels, predicted, k, weights):
    true_negatives = np.array([weights[(labels != c) & (predicted != c)].sum() for c in range(k)])
    negatives = np.array([weights[labels != c].sum() for c in range(k)])
    supports = np.array([weights[labels == c].sum() for c in range(k)])
    with np.errstate(invalid="ignore"):
        ratios = true_negatives / negatives
        micro = true_negatives.sum() / negatives.sum()
    return ratios, defined_mean(ratios), defined_mean(ratios, supports), float(micro)


def calibration(confidence, right):
    """Expected and maximum calibration error over bins (lower, upper]."""
    bins = np.clip(np.searchsorted(np.arange(BINS + 1) / BINS, confidence, side="left") - 1, 0, BINS - 1)
    gaps, counts = [], []
    for b in np.unique(bins):
        inside = bins == b
        gaps.append(abs(right[inside].mean() - confidence[inside].mean()))
        counts.append(inside.sum())
    return float(np.dot(gaps, counts) / len(right)), float(max(gaps))


def top_k(labels, rows, k, weights=None):
    classes = rows.shape[1]
    if classes > 2:
        return metrics.top_k_accuracy_score(labels, rows, k=k, labels=range(classes), sample_weight=weights)
    # scikit-learn takes one score per image of two classes; its rule for several is this.
    hits = [label in sorted(range(classes), key=lambda c: (row[c], c))[-k:] for label, row in zip(labels, rows)]
    return np.average(hits, weights=weights)


def weighted(values, labels, predicted, rows, weights):
    k = rows.shape[1]
    classes = list(range(k))
    double = rows.astype(np.float64)
    one_hot = np.eye(k)[labels]
    supports = np.array([weights[labels == c].sum() for c in classes])
    areas = [auc(labels == c, double[:, c], weights) for c in classes]
    precisions = [ap(labels == c, double[:, c], weights) for c in classes]
    values["w accuracy"] = metrics.accuracy_score(labels, predicted, sample_weight=weights)
    values["w balanced"] = metrics.balanced_accuracy_score(labels, predicted, sample_weight=weights)
    for average in ("macro", "weighted", "micro"):
        p, r, f, _ = metrics.precision_recall_fscore_support(
            labels, predicted, labels=classes, average=average, sample_weight=weights, zero_division=0)
        values[f"w {average}"] = [float(p), float(r), float(f)]
    ratios, macro, by_support, micro = specificity(labels, predicted, k, weights)
    values["w specificity"] = [macro, by_support, micro]
    values["w auc"] = [defined_mean(areas), defined_mean(areas, supports), auc(one_hot.ravel() == 1, double.ravel(), np.repeat(weights, k))]
    values["w ap"] = [defined_mean(precisions), defined_mean(precisions, supports), ap(one_hot.ravel() == 1, double.ravel(), np.repeat(weights, k))]
    values["w log loss"] = metrics.log_loss(labels, double, labels=classes, sample_weight=weights)
    values["w brier"] = np.average(((double - one_hot) ** 2).sum(axis=1), weights=weights)
    values["w kappa"] = [float(metrics.cohen_kappa_score(labels, predicted, labels=classes, weights=kind, sample_weight=weights)) for kind in (None, "linear", "quadratic")]
    values["w matthews"] = metrics.matthews_corrcoef(labels, predicted, sample_weight=weights)
    values["w top"] = [float(top_k(labels, double, n, weights)) for n in (1, 2, 3)]


def curves(values, positives, scores, full):
    fpr, tpr, cuts = metrics.roc_curve(positives, scores)
    precision, recall, thresholds = metrics.precision_recall_curve(positives, scores)
    values["roc"] = [len(fpr), digest(fpr), digest(tpr), digest(cuts[1:])]
    values["pr"] = [len(precision), digest(precision), digest(recall), digest(thresholds)]
    if full:
        values["curves"] = [fpr.tolist(), tpr.tolist(), cuts.tolist(), precision.tolist(), recall.tolist(), thresholds.tolist()]


def record(s):
    k, labels, _, rows = make(s)
    weights, chosen, scores = extras(s, rows)
    predicted = np.argmax(rows, axis=1)
    double = rows.astype(np.float64)
    classes = list(range(k))
    one_hot = np.eye(k)[labels]
    ones = np.ones(len(labels))
    supports = one_hot.sum(axis=0)
    positives = labels == chosen
    areas = [auc(labels == c, double[:, c]) for c in classes]
    precisions = [ap(labels == c, double[:, c]) for c in classes]
    if len(np.unique(labels)) == k > 2:
        assert abs(metrics.roc_auc_score(labels, double, multi_class="ovr", labels=classes) - defined_mean(areas)) < 1e-13
        assert abs(metrics.roc_auc_score(labels, double, multi_class="ovr", average="weighted", labels=classes) - defined_mean(areas, supports)) < 1e-13
        assert abs(metrics.average_precision_score(one_hot, double) - defined_mean(precisions)) < 1e-13
    matrix = metrics.confusion_matrix(labels, predicted, labels=classes)
    values = {"set": s, "matrix text": hashlib.sha256(str(matrix).encode()).hexdigest()[:16]}
    ratios, macro, by_support, micro = specificity(labels, predicted, k, ones)
    values["specificity per class"] = ratios.tolist()
    values["specificity"] = [macro, by_support, micro]
    values["auc per class"] = areas
    values["auc"] = [defined_mean(areas), defined_mean(areas, supports), auc(one_hot.ravel() == 1, double.ravel())]
    values["ap per class"] = precisions
    values["ap"] = [defined_mean(precisions), defined_mean(precisions, supports), ap(one_hot.ravel() == 1, double.ravel())]
    values["ap as sklearn"] = metrics.average_precision_score(one_hot, double)
    values["chosen"] = [auc(positives, scores), ap(positives, scores), auc(positives, scores, weights), ap(positives, scores, weights)]
    values["binary brier"] = [binary_brier(positives, scores, ones), binary_brier(positives, scores, weights)]
    values["log loss"] = metrics.log_loss(labels, double, labels=classes)
    values["brier"] = np.average(((double - one_hot) ** 2).sum(axis=1))
    values["kappa"] = [float(metrics.cohen_kappa_score(labels, predicted, labels=classes, weights=kind)) for kind in (None, "linear", "quadratic")]
    values["matthews"] = metrics.matthews_corrcoef(labels, predicted)
    values["top"] = [float(top_k(labels, double, n)) for n in (1, 2, 3)]
    values["calibration"] = calibration(double[np.arange(len(labels)), predicted], predicted == labels)
    values["class calibration"] = calibration(scores, positives)
    tied = (rows == rows.max(axis=1, keepdims=True)).sum(axis=1) > 1
    values["ties wrong"] = np.mean([np.mean((predicted == labels)[labels == c] & ~tied[labels == c]) for c in np.unique(labels)])
    curves(values, positives, scores, s < FULL)
    if weights.sum() > 0:
        weighted(values, labels, predicted, rows, weights)
    return values


def plain(value):
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, str):
        return value
    if isinstance(value, (int, np.integer)):
        return int(value)
    return None if np.isnan(value) else float(f"{value:.14g}")


def main():
    warnings.filterwarnings("ignore")
    records = [record(s) for s in range(SETS)]
    names = list(max(records, key=len))
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "scores.jsonl")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(names, separators=(",", ":")) + "\n")
        for values in records:
            file.write(json.dumps([plain(values.get(name, [])) for name in names], separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
