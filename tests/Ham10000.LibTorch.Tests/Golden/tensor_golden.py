"""Writes tensor_golden.json: what Debian's python3-torch gives for the tensor functions, forward and backward.

Run with /usr/bin/python3 in this folder. Inputs follow a formula that TensorGoldenTests.cs repeats, so only results are stored.
"""
import json
import math

import torch


def ramp(*shape, scale=1.0, shift=0.0):
    count = math.prod(shape)
    numbers = [scale * math.sin(1.7 * i + 0.3) + shift for i in range(count)]
    return torch.tensor(numbers, dtype=torch.float64).view(*shape).requires_grad_()


x = lambda: ramp(3, 4)
p = lambda: ramp(3, 4, scale=0.4, shift=1.0)
u = lambda: ramp(3, 4, scale=0.9)

CASES = {
    "abs": (x, lambda a: a.abs()),
    "acos": (u, lambda a: a.acos()),
    "asin": (u, lambda a: a.asin()),
    "atan": (x, lambda a: a.atan()),
    "cos": (x, lambda a: a.cos()),
    "cosh": (x, lambda a: a.cosh()),
    "erf": (x, lambda a: a.erf()),
    "erfinv": (u, lambda a: a.erfinv()),
    "exp": (x, lambda a: a.exp()),
    "expm1": (x, lambda a: a.expm1()),
    "lgamma": (p, lambda a: a.lgamma()),
    "log": (p, lambda a: a.log()),
    "log10": (p, lambda a: a.log10()),
    "log1p": (p, lambda a: a.log1p()),
    "log2": (p, lambda a: a.log2()),
    "reciprocal": (p, lambda a: a.reciprocal()),
    "rsqrt": (p, lambda a: a.rsqrt()),
    "sin": (x, lambda a: a.sin()),
    "sinh": (x, lambda a: a.sinh()),
    "sqrt": (p, lambda a: a.sqrt()),
    "square": (x, lambda a: a.square()),
    "tan": (x, lambda a: a.tan()),
    "tanh": (x, lambda a: a.tanh()),
    "sigmoid": (x, lambda a: a.sigmoid()),
    "relu": (x, lambda a: a.relu()),
    "relu6": (lambda: ramp(3, 4, scale=9.0), torch.nn.functional.relu6),
    "silu": (x, torch.nn.functional.silu),
    "gelu": (x, torch.nn.functional.gelu),
    "hardswish": (lambda: ramp(3, 4, scale=5.0), torch.nn.functional.hardswish),
    "hardsigmoid": (lambda: ramp(3, 4, scale=5.0), torch.nn.functional.hardsigmoid),
    "leaky_relu": (x, lambda a: torch.nn.functional.leaky_relu(a, 0.2)),
    "elu": (x, lambda a: torch.nn.functional.elu(a, 1.5)),
    "softplus": (x, lambda a: torch.nn.functional.softplus(a, 2.0)),
    "log_sigmoid": (x, torch.nn.functional.logsigmoid),
    "clamp": (x, lambda a: a.clamp(-0.5, 0.7)),
    "pow": (p, lambda a: a.pow(2.5)),
    "pow_tensor": (p, lambda a: a.pow(a)),
    "atan2": (p, lambda a: a.atan2(a.flip(1))),
    "maximum": (x, lambda a: a.maximum(a.flip(0))),
    "hypot": (x, lambda a: a.hypot(a.flip(0) + 2)),
    "logaddexp": (x, lambda a: a.logaddexp(a.flip(0))),
    "matmul": (x, lambda a: a.matmul(a.t())),
    "addmm": (x, lambda a: torch.addmm(torch.ones(3, 3, dtype=torch.float64), a, a.t(), beta=2, alpha=0.5)),
    "einsum": (x, lambda a: torch.einsum("ij,kj->ik", a, a)),
    "sum": (x, lambda a: a.sum([1])),
    "mean": (x, lambda a: a.mean([0], keepdim=True)),
    "prod": (p, lambda a: a.prod(1)),
    "var": (x, lambda a: a.var([1], unbiased=True)),
    "std": (x, lambda a: a.std([0], unbiased=False)),
    "amax": (x, lambda a: a.amax([1])),
    "median": (x, lambda a: a.median()),
    "norm": (x, lambda a: a.norm()),
    "logsumexp": (x, lambda a: a.logsumexp(1)),
    "softmax": (x, lambda a: a.softmax(1)),
    "log_softmax": (x, lambda a: a.log_softmax(0)),
    "cumsum": (x, lambda a: a.cumsum(1)),
    "cumprod": (p, lambda a: a.cumprod(1)),
    "topk": (x, lambda a: a.topk(2)[0]),
    "sort": (x, lambda a: a.sort(1, descending=True)[0]),
    "gather": (x, lambda a: a.gather(1, torch.tensor([[3, 0], [1, 1], [2, 3]]))),
    "index": (x, lambda a: a[torch.tensor([2, 0]), 1:]),
    "unfold": (x, lambda a: a.unfold(1, 2, 1)),
    "roll": (x, lambda a: a.roll([1, 2], [0, 1])),
    "repeat_interleave": (x, lambda a: a.repeat_interleave(2, 1)),
    "where": (x, lambda a: torch.where(a > 0, a * 2, a * a)),
    "masked_fill": (x, lambda a: a.masked_fill(a > 0.5, 3.0)),
    "index_add": (x, lambda a: a.index_add(0, torch.tensor([1, 1]), a[:2], alpha=2)),
    "lerp": (x, lambda a: a.lerp(a.flip(0), torch.tensor(0.3, dtype=torch.float64))),
}


def result(make, function):
    leaf = make()
    output = function(leaf)
    weights = torch.tensor([math.cos(0.9 * i) for i in range(output.numel())], dtype=torch.float64).view(output.shape)
    (output * weights).sum().backward()
    return {"shape": list(output.shape), "output": output.flatten().tolist(), "gradient": leaf.grad.flatten().tolist()}


with open("tensor_golden.json", "w") as file:
    cases = {name: result(*case) for name, case in CASES.items()}
    file.write("{\n" + ",\n".join(f"{json.dumps(name)}: {json.dumps(case)}" for name, case in cases.items()) + "\n}\n")
