#!/usr/bin/python3
"""Prints what a safetensors file holds, read with numpy alone: one line per metadata key and one per tensor, sorted by name,
with type, shape and the sum of its bytes weighted by position. SafetensorsGoldenTests compares a file of ours with it."""
import json
import sys

import numpy as np

raw = open(sys.argv[1], "rb").read()
length = int.from_bytes(raw[:8], "little")
header, data = json.loads(raw[8:8 + length].decode("utf-8")), np.frombuffer(raw, np.uint8, offset=8 + length)
assert length % 8 == 0, "the data are not aligned"
for key, value in sorted(header.pop("__metadata__", {}).items()):
    print(f"{key}={value}")
for name, entry in sorted(header.items()):
    begin, end = entry["data_offsets"]
    content = data[begin:end].astype(np.int64)
    print(name, entry["dtype"], entry["shape"], int((content * (np.arange(end - begin) + 1)).sum()))
