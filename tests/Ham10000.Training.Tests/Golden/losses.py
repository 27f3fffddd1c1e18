#!/usr/bin/env python3
"""Writes losses.json: values and gradients of classification losses, from PyTorch.

Cross entropy with weights and smoothing is torch.nn.functional.cross_entropy itself (also over the two logits (0, z) that a binary logit z stands for, beside
binary_cross_entropy_with_logits where it has a form for it); focal loss is torchvision's sigmoid_focal_loss written out, and for several classes the formula
of the paper; logit adjustment is cross_entropy of shifted logits; a mixed batch is the same function of each label set.

Run: /usr/bin/python3 losses.py
"""
import json
import os

import torch
import torch.nn.functional as F

torch.manual_seed(7)


def multiclass(logits, target, c):
    weight = torch.tensor(c["weights"]) if c["weights"] else None
    z = logits
    if c["tau"]:
        counts = torch.tensor(c["counts"], dtype=torch.float64)
        z = z + (c["tau"] * torch.log(counts / counts.sum())).float()
    if c["gamma"] == 0:
        return F.cross_entropy(z, target, weight=weight, reduction="sum", label_smoothing=c["smoothing"])
    log_p = F.log_softmax(z, 1)
    term = (1 - log_p.exp()) ** c["gamma"] * log_p
    if weight is not None:
        term = term * weight
    k = z.shape[1]
    q = F.one_hot(target, k).float() * (1 - c["smoothing"]) + c["smoothing"] / k
    return -(q * term).sum()


def binary(logits, target, c):
    z = logits[:, 0]
    if c["tau"]:
        n0, n1 = c["counts"]
        z = z + c["tau"] * (torch.log(torch.tensor(n1 / (n0 + n1))) - torch.log(torch.tensor(n0 / (n0 + n1))))
    t = target.float()
    if c["gamma"] == 0 and c["smoothing"] == 0:
        w = torch.tensor(c["weights"])[target] if c["weights"] else None
        return F.binary_cross_entropy_with_logits(z, t, weight=w, reduction="sum")
    if c["gamma"] == 0:
        both = torch.stack([torch.zeros_like(z), z], 1)
        return F.cross_entropy(both, target, weight=torch.tensor(c["weights"]) if c["weights"] else None, reduction="sum", label_smoothing=c["smoothing"])
    # torchvision.ops.sigmoid_focal_loss
    p = torch.sigmoid(z)
    ce = F.binary_cross_entropy_with_logits(z, t, reduction="none")
    p_t = p * t + (1 - p) * (1 - t)
    loss = ce * (1 - p_t) ** c["gamma"]
    if c["alpha"]:
        loss = (c["alpha"] * t + (1 - c["alpha"]) * (1 - t)) * loss
    return loss.sum()


def divisor(target, c):
    if c["mean"] == "OverImages" or not c["weights"]:
        return float(len(target))
    return float(torch.tensor(c["weights"])[target].double().sum())


def case(name, k=7, n=9, weights=None, smoothing=0.0, gamma=0.0, alpha=None, tau=0.0, counts=None, mean="OverWeights", mix=None):
    c = dict(name=name, classes=k, weights=weights, smoothing=smoothing, gamma=gamma, alpha=alpha, tau=tau, counts=counts, mean=mean, mix=mix)
    logits = (torch.randn(n, 1 if k == 2 else k) * 3).requires_grad_()
    first, second = torch.randint(0, k, (n,)), torch.randint(0, k, (n,))
    f = binary if k == 2 else multiclass
    if mix is None:
        loss = f(logits, first, c) / divisor(first, c)
    else:
        loss = (mix * f(logits, first, c) + (1 - mix) * f(logits, second, c)) / (mix * divisor(first, c) + (1 - mix) * divisor(second, c))
    loss.backward()
    c.update(logits=logits.detach().tolist(), first=first.tolist(), second=second.tolist(), loss=loss.item(), gradient=logits.grad.tolist())

    # Where PyTorch has the mean itself, it must agree: this checks the divisor's definition.
    if k != 2 and gamma == 0 and tau == 0 and mix is None and mean == "OverWeights":
        own = F.cross_entropy(logits, first, weight=torch.tensor(weights) if weights else None, label_smoothing=smoothing)
        assert abs(own.item() - c["loss"]) < 1e-6, name
    if k != 2 and gamma == 0 and tau == 0 and mix is not None and not weights and smoothing == 0:
        soft = mix * F.one_hot(first, k).float() + (1 - mix) * F.one_hot(second, k).float()
        assert abs(F.cross_entropy(logits, soft).item() - c["loss"]) < 1e-6, name
    return c


W = [2.5, 1.75, 0.75, 6.0, 0.8, 0.125, 5.5]
COUNTS = [220, 350, 720, 80, 760, 4400, 95]


def cases():
    yield case("cross entropy")
    yield case("weights over weights", weights=W)
    yield case("weights over images", weights=W, mean="OverImages")
    yield case("smoothing", smoothing=0.1)
    yield case("weights and smoothing", weights=W, smoothing=0.1)
    yield case("focal", gamma=2.0, mean="OverImages")
    yield case("focal, gamma below 1", gamma=0.5, mean="OverImages")
    yield case("focal, weights", gamma=1.5, weights=W, mean="OverImages")
    yield case("focal, weights, smoothing", gamma=2.0, weights=W, smoothing=0.05, mean="OverImages")
    yield case("logit adjusted", tau=1.0, counts=COUNTS)
    yield case("logit adjusted, tau 0.5, weights", tau=0.5, counts=COUNTS, weights=W)
    yield case("mixed", mix=0.7)
    yield case("mixed, weights", mix=0.3, weights=W)
    yield case("mixed, weights, smoothing, adjusted", mix=0.6, weights=W, smoothing=0.1, tau=1.0, counts=COUNTS)
    yield case("mixed, focal", mix=0.8, gamma=2.0, mean="OverImages")
    yield case("one image", n=1, weights=W)
    yield case("binary", k=2)
    yield case("binary, weights", k=2, weights=[0.6, 3.0])
    yield case("binary, weights over images", k=2, weights=[0.6, 3.0], mean="OverImages")
    yield case("binary, smoothing", k=2, smoothing=0.1)
    yield case("binary, weights, smoothing", k=2, smoothing=0.2, weights=[0.6, 3.0])
    yield case("binary, focal", k=2, gamma=2.0, alpha=0.25, mean="OverImages")
    yield case("binary, focal without alpha", k=2, gamma=2.0, mean="OverImages")
    yield case("binary, adjusted", k=2, tau=1.0, counts=[5000, 1600])
    yield case("binary, mixed, weights", k=2, mix=0.55, weights=[0.6, 3.0])


if __name__ == "__main__":
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "losses.json"), "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(c) for c in cases()) + "\n]\n")
