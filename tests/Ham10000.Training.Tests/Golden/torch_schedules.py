#!/usr/bin/env python3
"""Writes torch_schedules.json and torch_plateau.json: the rates (and momenta) of PyTorch's schedulers, step by step.

A schedule that goes by steps is stepped after each batch, one that goes by epochs after each epoch. The values are those that the optimiser has when
it makes the step. Warm-up is LinearLR before the schedule, joined by SequentialLR.

Run: /usr/bin/python3 torch_schedules.py        (PyTorch 1.13)
"""
import json
import os
import random
import warnings

import torch
from torch.optim import lr_scheduler as s

warnings.simplefilter("ignore")


def optimizer(kind, rate):
    parameters = [torch.zeros(1, requires_grad=True)]
    return {"Sgd": lambda: torch.optim.SGD(parameters, rate, momentum=0.9), "Adam": lambda: torch.optim.Adam(parameters, rate)}[kind]()


def warmed(make, steps, warmup, start):
    def build(opt):
        if warmup == 0:
            return make(opt, steps)
        return s.SequentialLR(opt, [s.LinearLR(opt, start, 1.0, warmup), make(opt, steps - warmup)], [warmup])
    return build


def run(case, build):
    opt = optimizer(case["optimizer"], case["rate"])
    schedule = build(opt)
    rates, momenta = [], []
    for _ in range(case["epochs"]):
        for _ in range(case["stepsPerEpoch"]):
            group = opt.param_groups[0]
            rates.append(group["lr"])
            if case["kind"] == "OneCycle":
                momenta.append(group["momentum"] if "momentum" in group else group["betas"][0])
            opt.step()
            if case["unit"] == "Step" and len(rates) < case["epochs"] * case["stepsPerEpoch"]:
                schedule.step()
        if case["unit"] == "Epoch":
            schedule.step()
    return {**case, "rates": rates, "momenta": momenta}


def case(kind, unit, build, settings, rate=0.01, epochs=6, steps=7, optimizer="Sgd"):
    head = {"kind": kind, "unit": unit, "rate": rate, "epochs": epochs, "stepsPerEpoch": steps, "optimizer": optimizer, "settings": settings}
    return run(head, build)


def cases():
    for every, factor in ((1, 0.5), (2, 0.1), (4, 0.3), (10, 0.1)):
        yield case("StepDecay", "Epoch", lambda o: s.StepLR(o, every, factor), {"every": every, "factor": factor}, epochs=12, steps=2)
    for after, factor in (([1], 0.5), ([2, 5], 0.1), ([3, 4, 9, 40], 0.3)):
        yield case("MilestoneDecay", "Epoch", lambda o: s.MultiStepLR(o, after, factor), {"after": after, "factor": factor}, epochs=12, steps=2)
    for factor in (0.9, 0.5, 1.1):
        yield case("ExponentialDecay", "Epoch", lambda o: s.ExponentialLR(o, factor), {"factor": factor}, epochs=12, steps=2)
    yield case("CustomSchedule", "Epoch", lambda o: s.LambdaLR(o, lambda e: 1 / (1 + e)), {}, epochs=8, steps=3)
    yield case("CustomSchedule", "Step", lambda o: s.LambdaLR(o, lambda e: 1 / (1 + e)), {}, epochs=4, steps=3)
    for minimum in (0.0, 1e-4):
        for warmup, start in ((0, 0.01), (5, 0.01), (7, 0.25), (1, 0.5), (40, 0.1)):
            build = warmed(lambda o, n: s.CosineAnnealingLR(o, n, minimum), 42, warmup, start)
            yield case("CosineAnnealing", "Step", build, {"minimum": minimum, "warmup": warmup, "start": start})
    for first, growth, minimum in ((7, 1, 0.0), (5, 2, 1e-4), (100, 1, 0.0), (1, 2, 0.0), (6, 3, 1e-3)):
        build = lambda o: s.CosineAnnealingWarmRestarts(o, first, growth, minimum)
        yield case("CosineRestarts", "Step", build, {"first": first, "growth": growth, "minimum": minimum, "warmup": 0, "start": 0.01})
    build = warmed(lambda o, n: s.CosineAnnealingWarmRestarts(o, 6, 2, 1e-4), 42, 5, 0.1)
    yield case("CosineRestarts", "Step", build, {"first": 6, "growth": 2, "minimum": 1e-4, "warmup": 5, "start": 0.1})
    for power in (1.0, 2.0, 0.5):
        for warmup, start in ((0, 0.01), (6, 0.1)):
            build = warmed(lambda o, n: s.PolynomialLR(o, n, power), 42, warmup, start)
            yield case("PolynomialDecay", "Step", build, {"power": power, "warmup": warmup, "start": start})
    for epochs, steps in ((6, 7), (3, 100), (1, 11), (2, 4)):
        for peak, divisor, final, strategy, three, kind in (
                (0.3, 25.0, 1e4, "cos", False, "Adam"), (0.3, 25.0, 1e4, "linear", False, "Sgd"), (0.25, 10.0, 100.0, "cos", True, "Sgd"),
                (0.4, 5.0, 2.0, "linear", True, "Adam"), (0.05, 1.0, 1.0, "cos", False, "Sgd"), (0.7, 25.0, 1e4, "cos", False, "Adam")):
            build = lambda o: s.OneCycleLR(o, 0.01, total_steps=epochs * steps, pct_start=peak, anneal_strategy=strategy, div_factor=divisor,
                                           final_div_factor=final, three_phase=three, base_momentum=0.8, max_momentum=0.93)
            yield case("OneCycle", "Step", build, {"peak": peak, "divisor": divisor, "final": final, "strategy": strategy, "three": three},
                       epochs=epochs, steps=steps, optimizer=kind)


def plateaus():
    generator = random.Random(7)
    scripts = [[0.7] * 30, [0.5 + 0.00004 * i for i in range(30)], [0.9 - 0.01 * i for i in range(30)], [0.5, 0.6, 0.7] + [0.65] * 27]
    scripts += [[round(generator.uniform(0.2, 0.9), 4) for _ in range(40)] for _ in range(6)]
    settings = ((0.1, 2, 1e-4, "rel", 0, 0.0, 1e-8), (0.5, 0, 1e-4, "rel", 2, 1e-5, 1e-8), (0.5, 3, 0.05, "abs", 1, 0.0, 1e-8), (0.5, 1, 0.1, "rel", 3, 0.0, 1e-3),
                (0.3, 10, 0.0, "abs", 0, 1e-3, 0.0))
    for scores in scripts:
        for rising in (True, False):
            for factor, patience, threshold, mode, cooldown, floor, eps in settings:
                opt = optimizer("Sgd", 0.01)
                schedule = s.ReduceLROnPlateau(opt, "max" if rising else "min", factor, patience, threshold, mode, cooldown, floor, eps)
                rates = []
                for score in scores:
                    opt.step()
                    schedule.step(score)
                    rates.append(opt.param_groups[0]["lr"])
                yield {"rising": rising, "factor": factor, "patience": patience, "threshold": threshold, "relative": mode == "rel", "cooldown": cooldown,
                       "floor": floor, "eps": eps, "scores": scores, "rates": rates}


def write(name, rows):
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), name), "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")


if __name__ == "__main__":
    write("torch_schedules.json", cases())
    write("torch_plateau.json", plateaus())
