#!/usr/bin/env python3
"""Writes keras_rules.json: what Keras's ReduceLROnPlateau and EarlyStopping do on scripted scores.

The two rules are written down from Keras's documentation of the callbacks, independently of the C# code:

- ReduceLROnPlateau(monitor, factor, patience, mode, min_delta, cooldown, min_lr): an epoch is an improvement if its value differs from the
  best one by more than min_delta in the right direction; the best starts at infinity. Otherwise a wait is counted; once it is at least patience
  and the rate is above min_lr, the rate becomes max(rate * factor, min_lr), the wait starts again at 0 and a cooldown begins. Each epoch of a
  cooldown first takes one off it and sets the wait to 0; nothing is counted while some is left.
- EarlyStopping(monitor, min_delta, patience, mode, baseline, start_from_epoch): the same improvement; training stops once the wait is at least
  patience in an epoch that is none and not the first. Epochs before start_from_epoch (counted from 0) are not looked at. With a baseline, only an
  epoch that is also better than the baseline by min_delta sets the wait back.

Run: /usr/bin/python3 keras_rules.py
"""
import json
import math
import os
import random


def improves(value, best, delta, rising):
    return value > best + delta if rising else value < best - delta


def plateau(scores, rising, patience, factor, floor, delta, start, cooldown):
    best, wait, rate, rates, cooling = (-math.inf if rising else math.inf), 0, start, [], 0
    for value in scores:
        if cooling > 0:
            cooling -= 1
            wait = 0
        if improves(value, best, delta, rising):
            best, wait = value, 0
        elif cooling <= 0:
            wait += 1
            if wait >= patience and rate > floor:
                rate = max(rate * factor, floor)
                cooling = cooldown
                wait = 0
        rates.append(rate)
    return rates


def stopping(scores, rising, patience, delta, baseline, start_from):
    best, best_epoch, wait = (-math.inf if rising else math.inf), 0, 0
    for epoch, value in enumerate(scores, 1):
        if epoch - 1 < start_from:
            continue
        wait += 1
        if improves(value, best, delta, rising):
            best, best_epoch = value, epoch
            if baseline is None or improves(value, baseline, delta, rising):
                wait = 0
            continue
        if wait >= patience and epoch > 1:
            return epoch, best_epoch
    return None, best_epoch


def scripts():
    yield "constant", [0.7] * 23
    yield "rising slower than the minimum delta", [0.5 + 0.00009 * i for i in range(20)]
    yield "rising just faster than the minimum delta", [0.5 + 0.00011 * i for i in range(20)]
    yield "up, flat, up, flat", [0.5, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.61, 0.61, 0.61, 0.61, 0.61, 0.61, 0.61, 0.61, 0.61, 0.61]
    yield "falling", [0.9 - 0.01 * i for i in range(20)]
    yield "exactly the delta", [0.5, 0.5001, 0.5002, 0.5003, 0.5004, 0.5005, 0.5006, 0.5007]
    generator = random.Random(1)
    for i in range(12):
        yield f"random {i}", [round(generator.uniform(0.2, 0.9), 4) for _ in range(30)]


def cases():
    for name, scores in scripts():
        for rising in (True, False):
            for patience, factor, floor, delta, start, cooldown, baseline, start_from in (
                    (5, 0.5, 1e-5, 1e-4, 1e-4, 0, None, 0), (1, 0.1, 1e-5, 0.0, 1e-3, 2, None, 3), (3, 0.5, 0.0, 0.05, 0.01, 1, 0.6, 0), (2, 0.5, 0.0, 0.0, 0.01, 4, 0.55, 2)):
                stopped, best_epoch = stopping(scores, rising, patience, delta, baseline, start_from)
                yield {"name": name, "rising": rising, "patience": patience, "factor": factor, "floor": floor, "delta": delta, "start": start,
                       "cooldown": cooldown, "baseline": baseline, "startFrom": start_from,
                       "scores": scores, "rates": plateau(scores, rising, patience, factor, floor, delta, start, cooldown),
                       "stopped": stopped, "bestEpoch": best_epoch}


if __name__ == "__main__":
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "keras_rules.json"), "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(c) for c in cases()) + "\n]\n")
