#!/usr/bin/python3
"""Prints float16 kernels of the MobileNet v2 weights as numpy reads them: name, shape, sum in float64, first, last.
Run with the file's path; SafetensorsRealWeightsTests holds the printed values."""
import json
import sys

import numpy as np

raw = open(sys.argv[1], "rb").read()
length = int.from_bytes(raw[:8], "little")
header, data = json.loads(raw[8:8 + length]), memoryview(raw)[8 + length:]
for name in ["features.0.0.weight", "features.1.conv.0.0.weight", "features.7.conv.1.0.weight", "features.17.conv.2.weight", "features.18.0.weight"]:
    begin, end = header[name]["data_offsets"]
    assert header[name]["dtype"] == "F16"
    values = np.frombuffer(data[begin:end], "<f2")
    print(name, header[name]["shape"], repr(values.astype(np.float64).sum()), repr(float(values[0])), repr(float(values[-1])))
