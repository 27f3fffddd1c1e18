#!/usr/bin/env python3
"""Writes optimizers.json: what PyTorch's optimisers, gradient clipping and averaged models do on given gradients.

Two parameters: a kernel of 3x4 and a bias of 4. Every case gives the values after each of six steps. "parts" puts the bias into a group with a tenth of the rate and
a weight decay of its own. NAdam runs with foreach=True: the one-tensor loop of PyTorch 1.13 counts a factor of the momentum schedule twice (mended in 2.0).

Run: /usr/bin/python3 optimizers.py
"""
import json
import os

import torch

STEPS = 6
torch.manual_seed(3)
START = [torch.randn(3, 4), torch.randn(4)]
GRADIENTS = [[torch.randn(3, 4) * 2, torch.randn(4) * 2] for _ in range(STEPS)]


def flat(tensors):
    return [v for t in tensors for v in t.detach().flatten().tolist()]


def run(make, clip=None, ema=None, rates=None):
    params = [torch.nn.Parameter(t.clone()) for t in START]
    optimizer = make(params)
    initial = [g["lr"] for g in optimizer.param_groups]
    averages = [t.clone() for t in START]
    values, averaged = [], []
    for i, gradients in enumerate(GRADIENTS):
        for p, g in zip(params, gradients):
            p.grad = g.clone()
        if rates:
            for g, lr in zip(optimizer.param_groups, initial):
                g["lr"] = lr * rates[i]
        if clip and clip[0] == "norm":
            torch.nn.utils.clip_grad_norm_(params, clip[1])
        elif clip:
            torch.nn.utils.clip_grad_value_(params, clip[1])
        optimizer.step()
        values.append(flat(params))
        if ema:
            d = min(ema["decay"], (1 + i) / (10 + i)) if ema["warmUp"] else ema["decay"]
            # torch.optim.swa_utils.AveragedModel with avg_fn = lambda a, p, n: d * a + (1 - d) * p
            averages = [d * a + (1 - d) * p.detach() for a, p in zip(averages, params)]
            averaged.append(flat(averages))
    return values, averaged


def both(factory, **settings):
    return lambda params: factory(params, **settings)


def cases():
    o = torch.optim
    plain = [
        ("sgd", {"kind": "Sgd", "rate": 0.05}, both(o.SGD, lr=0.05)),
        ("sgd momentum decay", {"kind": "Sgd", "rate": 0.05, "momentum": 0.9, "decay": 0.01}, both(o.SGD, lr=0.05, momentum=0.9, weight_decay=0.01)),
        ("sgd nesterov", {"kind": "Sgd", "rate": 0.05, "momentum": 0.9, "nesterov": True}, both(o.SGD, lr=0.05, momentum=0.9, nesterov=True)),
        ("adam", {"kind": "Adam", "rate": 0.01}, both(o.Adam, lr=0.01, eps=1e-8)),
        ("adam decay betas", {"kind": "Adam", "rate": 0.01, "decay": 0.1, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-3}, both(o.Adam, lr=0.01, weight_decay=0.1, betas=(0.8, 0.95), eps=1e-3)),
        ("adamw", {"kind": "AdamW", "rate": 0.01, "decay": 0.3}, both(o.AdamW, lr=0.01, weight_decay=0.3)),
        ("nadam", {"kind": "NAdam", "rate": 0.01}, both(o.NAdam, lr=0.01, foreach=True)),
        ("nadam decay", {"kind": "NAdam", "rate": 0.01, "decay": 0.1}, both(o.NAdam, lr=0.01, weight_decay=0.1, foreach=True)),
        ("rmsprop", {"kind": "RmsProp", "rate": 0.01}, both(o.RMSprop, lr=0.01)),
        ("rmsprop momentum", {"kind": "RmsProp", "rate": 0.01, "momentum": 0.9, "smoothing": 0.9, "epsilon": 1e-4, "decay": 0.02},
         both(o.RMSprop, lr=0.01, momentum=0.9, alpha=0.9, eps=1e-4, weight_decay=0.02)),
    ]
    for name, settings, make in plain:
        yield dict(name=name, **settings, values=run(make)[0])

    def parts(factory, decay, **settings):
        return lambda params: factory([{"params": [params[0]]}, {"params": [params[1]], "lr": settings["lr"] * 0.1, "weight_decay": decay}], **settings)

    rates = [1, 0.5, 0.5, 0.25, 1, 2]
    yield dict(name="sgd parts, rates", kind="Sgd", rate=0.05, momentum=0.9, decay=0.01, partFactor=0.1, partDecay=0.2, rates=rates,
               values=run(parts(o.SGD, 0.2, lr=0.05, momentum=0.9, weight_decay=0.01), rates=rates)[0])
    yield dict(name="adamw parts, rates", kind="AdamW", rate=0.01, decay=0.3, partFactor=0.1, partDecay=0.0, rates=rates,
               values=run(parts(o.AdamW, 0.0, lr=0.01, weight_decay=0.3), rates=rates)[0])
    yield dict(name="adamw, biases not decayed", kind="AdamW", rate=0.01, decay=0.3, decayBias=False,
               values=run(lambda p: o.AdamW([{"params": [p[0]]}, {"params": [p[1]], "weight_decay": 0.0}], lr=0.01, weight_decay=0.3))[0])
    yield dict(name="sgd clipped by norm", kind="Sgd", rate=0.05, clip="norm", limit=5.0, values=run(both(o.SGD, lr=0.05), clip=("norm", 5.0))[0])
    yield dict(name="sgd clipped by value", kind="Sgd", rate=0.05, clip="value", limit=0.7, values=run(both(o.SGD, lr=0.05), clip=("value", 0.7))[0])
    for warm_up in (True, False):
        ema = {"decay": 0.3, "warmUp": warm_up}
        values, averages = run(both(o.SGD, lr=0.05), ema=ema)
        yield dict(name=f"sgd averaged{', warm-up' if warm_up else ''}", kind="Sgd", rate=0.05, ema=ema, values=values, averages=averages)


if __name__ == "__main__":
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "optimizers.json"), "w") as file:
        file.write(json.dumps({"start": flat(START), "gradients": [flat(g) for g in GRADIENTS]})[:-1] + ', "cases": [\n' + ",\n".join(json.dumps(c) for c in cases()) + "\n]}\n")
