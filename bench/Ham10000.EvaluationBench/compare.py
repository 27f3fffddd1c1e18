"""The intervals of IntervalBench by NumPy and by scikit-learn, over the same draws of lesions. Prints "name value" lines, and the intervals on standard error."""
import sys
import time
import warnings

import numpy as np
from sklearn import metrics

GOLDEN = np.uint64(0x9E3779B97F4A7C15)


def mix(z):
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def draw(r, count):
    """The lesions of draw r under seed 0: the high half of a 64-bit hash times the count."""
    key = mix(GOLDEN)
    stream = mix(key + np.uint64(r + 1) * GOLDEN)
    z = mix(stream + np.arange(1, count + 1, dtype=np.uint64) * GOLDEN)
    low = (z & np.uint64(0xFFFFFFFF)) * np.uint64(count) >> np.uint64(32)
    return (((z >> np.uint64(32)) * np.uint64(count) + low) >> np.uint64(32)).astype(np.int64)


class Set:
    def __init__(self, path):
        rows = [line.split() for line in open(path)]
        _, self.lesion_of = np.unique([int(row[0]) for row in rows], return_inverse=True)
        self.lesions = self.lesion_of.max() + 1
        self.labels = np.array([int(row[1]) for row in rows])
        self.rows = np.array([row[2:] for row in rows], dtype=np.float32)
        self.predicted = np.argmax(self.rows, axis=1)
        self.cells = self.labels * 7 + self.predicted
        order = np.argsort(self.lesion_of, kind="stable")
        self.groups = np.split(order, np.cumsum(np.bincount(self.lesion_of))[:-1])

    def times(self, r):
        return np.bincount(draw(r, self.lesions), minlength=self.lesions)[self.lesion_of]


def balanced_numpy(data, r):
    matrix = np.bincount(data.cells, weights=data.times(r), minlength=49).reshape(7, 7)
    support = matrix.sum(axis=1)
    return np.mean(np.diag(matrix)[support > 0] / support[support > 0])


def balanced_sklearn(data, r):
    images = np.concatenate([data.groups[lesion] for lesion in draw(r, data.lesions)])
    return metrics.balanced_accuracy_score(data.labels[images], data.predicted[images])


def melanoma_area(data, r):
    return metrics.roc_auc_score(data.labels == 4, data.rows[:, 4], sample_weight=data.times(r))


def everything(data, r):
    """The scores of ScoreIntervals; the area of melanoma comes first."""
    weights = data.times(r)
    labels, predicted, rows = data.labels, data.predicted, data.rows
    areas = [metrics.roc_auc_score(labels == c, rows[:, c], sample_weight=weights) if weights[labels == c].any() else np.nan for c in range(7)]
    precisions = [metrics.average_precision_score(labels == c, rows[:, c], sample_weight=weights) if weights[labels == c].any() else np.nan for c in range(7)]
    matrix = np.bincount(data.cells, weights=weights, minlength=49).reshape(7, 7)
    return areas[4], precisions, matrix, metrics.precision_recall_fscore_support(labels, predicted, sample_weight=weights), \
        metrics.cohen_kappa_score(labels, predicted, sample_weight=weights), metrics.matthews_corrcoef(labels, predicted, sample_weight=weights), \
        metrics.log_loss(labels, rows.astype(np.float64), sample_weight=weights), \
        np.average(np.sum((rows - np.eye(7)[labels]) ** 2, axis=1), weights=weights)


def timed(name, score, data, draws, of):
    """The time of so many draws, scaled to as many as ours does, on the clock and in processor time."""
    score(data, 0)
    start, used = time.perf_counter(), time.process_time()
    values = [score(data, r) for r in range(draws)]
    print(f"{name}.cpu {(time.process_time() - used) * 1000 * of / draws:.1f}")
    print(f"{name}.ms {(time.perf_counter() - start) * 1000 * of / draws:.1f}")
    return values


def interval(name, estimate, values):
    low, high = np.percentile(values, [2.5, 97.5])
    print(f"{name}: {estimate:.3f} (95 % interval {low:.3f} to {high:.3f})", file=sys.stderr)


def main():
    warnings.filterwarnings("ignore")
    np.seterr(over="ignore")
    data = Set(sys.argv[1])
    values = timed("numpy.balanced-10000", balanced_numpy, data, 10_000, 10_000)
    interval("balanced-10000", metrics.balanced_accuracy_score(data.labels, data.predicted), values)
    timed("sklearn.balanced-10000", balanced_sklearn, data, 300, 10_000)
    areas = [melanoma_area(data, r) for r in range(2_000)]
    interval("all-2000", metrics.roc_auc_score(data.labels == 4, data.rows[:, 4]), areas)
    timed("sklearn.all-2000", everything, data, 50, 2_000)


if __name__ == "__main__":
    main()
