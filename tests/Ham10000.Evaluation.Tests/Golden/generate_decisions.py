#!/usr/bin/python3
"""Writes decisions.jsonl: temperatures by SciPy, operating points by scikit-learn, costs and risk-coverage by NumPy, over random predictions that the file holds.

Run with Debian's python3 (python3-numpy 1.24, python3-scipy 1.10, python3-sklearn 1.2.1): /usr/bin/python3 generate_decisions.py
Losses are summed in long double, so that minimize_scalar sees the minimum of a flat valley to 1e-8; brentq finds the zero of the derivative beside it.
"""
import json
import os

import numpy as np
from scipy.optimize import brentq, minimize_scalar
from sklearn.metrics import roc_curve

IMAGES = 50


def views_of(logits):
    return np.asarray(logits, dtype=np.longdouble)                      # (images, views, classes)


def loss(inverse, logits, labels):
    z = views_of(logits) * np.longdouble(inverse)
    z = z - z.max(axis=2, keepdims=True)
    p = np.exp(z)
    p = p / p.sum(axis=2, keepdims=True)
    return -np.log(p.mean(axis=1)[np.arange(len(labels)), labels]).mean()


def slope(inverse, logits, labels):
    h = np.longdouble(inverse) * np.longdouble(1e-6)
    return (loss(inverse + h, logits, labels) - loss(inverse - h, logits, labels)) / (2 * h)


def temperature(logits, labels):
    grid = np.geomspace(0.01, 100, 400)
    best = grid[np.argmin([loss(1 / t, logits, labels) for t in grid])]
    found = minimize_scalar(lambda t: loss(1 / np.longdouble(t), logits, labels), bracket=(best * 0.97, best, best * 1.03), method="brent", options={"xtol": 1e-12})
    zero = brentq(lambda b: float(slope(b, logits, labels)), 1 / (best * 1.1), 1 / (best * 0.9), xtol=1e-13)
    assert abs(found.x * zero - 1) < 1e-8, (found.x, 1 / zero)
    return float(found.x), float(loss(1, logits, labels)), float(loss(1 / np.longdouble(found.x), logits, labels))


def softmax32(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return (e / e.sum(axis=-1, keepdims=True)).astype(np.float32)


def short(values):
    return [float(str(v)) for v in np.asarray(values, dtype=np.float32).ravel()]


def temperature_of_probabilities(rng, classes, sharpness, zeros):
    labels = rng.integers(classes, size=IMAGES)
    z = rng.normal(size=(IMAGES, classes))
    z[np.arange(IMAGES), labels] += 1
    p = softmax32(z * sharpness)
    if zeros:
        p[(p < 0.02) & (np.arange(classes) != labels[:, None])] = 0
    with np.errstate(divide="ignore"):
        logits = np.log(p.astype(np.longdouble))[:, None, :]
    found, before, after = temperature(np.maximum(logits, -1e9), labels)
    return {"temperature": found, "before": before, "after": after, "classes": classes, "labels": labels.tolist(), "probabilities": short(p)}


def temperature_of_views(rng, classes, sharpness, views):
    labels = rng.integers(classes, size=IMAGES)
    z = rng.normal(size=(IMAGES, 1, classes)) + 0.7 * rng.normal(size=(IMAGES, views, classes))
    z[np.arange(IMAGES), :, labels] += 1
    z = (z * sharpness).astype(np.float32)
    found, before, after = temperature(z, labels)
    return {"views": views, "temperature": found, "before": before, "after": after, "classes": classes, "labels": labels.tolist(), "logits": short(z)}


def operating(rng, classes, positive, digits):
    labels = rng.integers(classes, size=2 * IMAGES)
    z = rng.normal(size=(2 * IMAGES, classes))
    z[np.arange(2 * IMAGES), labels] += 1.2
    p = np.round(softmax32(z), digits).astype(np.float32)
    fpr, tpr, _ = roc_curve(labels == positive, p[:, positive], drop_intermediate=False)
    p0 = np.float64(p)
    costs = np.round(rng.uniform(0, 5, size=(classes, classes)), 2)
    np.fill_diagonal(costs, 0)
    expected = p0 @ costs
    undecided = round(float(np.median(expected.min(axis=1) / p0.sum(axis=1))), 3) + 0.0001
    decided = np.where(expected.min(axis=1) > undecided * p0.sum(axis=1), -1, expected.argmin(axis=1))
    paid = np.where(decided < 0, undecided, costs[labels, decided])
    order = np.argsort(-p.max(axis=1), kind="stable")
    confidence, errors = p.max(axis=1)[order], (p.argmax(axis=1) != labels)[order]
    ends = np.flatnonzero(np.append(confidence[1:] != confidence[:-1], True))
    risks = np.cumsum(errors)[ends] / (ends + 1)
    return {
        "operating": positive, "classes": classes, "labels": labels.tolist(), "probabilities": short(p),
        "sensitivities": {str(s): float(tpr[1 - fpr >= s].max()) for s in (0.5, 0.8, 0.9, 0.95)},
        "specificities": {str(s): float((1 - fpr)[tpr >= s].max()) for s in (0.5, 0.8, 0.9, 1.0)},
        "youden": float((tpr - fpr).max()),
        "costs": costs.tolist(), "undecided": undecided, "decided": decided.tolist(), "cost": float(paid.mean()),
        "risks": risks.tolist(), "coverages": ((ends + 1) / len(labels)).tolist(),
    }


def main():
    rng = np.random.default_rng(20261121)
    rows = [temperature_of_probabilities(rng, classes, sharpness, zeros) for classes, sharpness, zeros in
            [(7, 3.0, False), (7, 0.4, False), (7, 1.0, False), (2, 2.0, False), (3, 5.0, False), (7, 2.0, True), (5, 1.5, True), (2, 0.3, False)]]
    rows += [temperature_of_views(rng, classes, sharpness, views) for classes, sharpness, views in [(7, 3.0, 4), (2, 2.0, 8), (7, 0.5, 8), (3, 6.0, 4)]]
    rows += [operating(rng, classes, positive, digits) for classes, positive, digits in [(7, 4, 6), (7, 4, 1), (2, 1, 6), (3, 0, 2), (5, 2, 6)]]
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "decisions.jsonl")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(row, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
