#!/usr/bin/python3
"""Writes all-types.safetensors with numpy and torch alone, by the format's description: one tensor of every element type that
Ham10000 reads, with values that show a wrong byte order, sign, rounding or offset. Run it in this folder with Debian's python3
(python3-torch 1.13.1); the values are those that SafetensorsGoldenTests lists."""
import json
import struct

import numpy as np
import torch

VALUES = torch.tensor([[1.0, -2.5, 0.1], [65504.0, 6.1e-5, -0.0]], dtype=torch.float64)

TENSORS = {
    "a.f64": VALUES,
    "b.i64": torch.tensor([2**62 + 1, -5], dtype=torch.int64),
    "c.f32": VALUES.float(),
    "d.i32": torch.tensor([[-(2**31)], [2**31 - 1]], dtype=torch.int32),
    "e.f16": VALUES.half(),
    "f.bf16": VALUES.bfloat16(),
    "g.u8": torch.tensor([0, 127, 255], dtype=torch.uint8),
    "h.bool": torch.tensor([True, False, True]),
    "i.scalar": torch.tensor(7, dtype=torch.int64),
    "j.empty": torch.zeros(0, 3),
    "k.näme \"quoted\"": torch.tensor([0.25]),
}
CODES = {torch.float64: "F64", torch.int64: "I64", torch.float32: "F32", torch.int32: "I32",
         torch.float16: "F16", torch.bfloat16: "BF16", torch.uint8: "U8", torch.bool: "BOOL"}


def data(tensor):
    """The tensor's bytes, little-endian and row-major; numpy has no bfloat16, so its bits pass as int16."""
    bits = tensor.contiguous()
    if tensor.dtype == torch.bfloat16:
        bits = torch.from_numpy((bits.float().numpy().view(np.uint32) >> 16).astype(np.uint16).view(np.int16))
    return bits.numpy().tobytes()


header, body = {"__metadata__": {"source": "make_safetensors.py", "note": "ünïcode"}}, b""
for name, tensor in TENSORS.items():
    raw = data(tensor)
    header[name] = {"dtype": CODES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [len(body), len(body) + len(raw)]}
    body += raw
text = json.dumps(header, ensure_ascii=False).encode()
text += b" " * (-len(text) % 8)
with open("all-types.safetensors", "wb") as file:
    file.write(struct.pack("<Q", len(text)) + text + body)
