"""Prints nothing, writes to the folder argv[2]: for each JPEG in the folder argv[1] the RGB bytes that Pillow decodes
(NAME.full) and resizes to 100x125 (NAME.Bicubic, NAME.Bilinear, NAME.Box)."""
import os
import sys

from PIL import Image

source, target = sys.argv[1:]
for name in sorted(os.listdir(source)):
    image = Image.open(os.path.join(source, name)).convert("RGB")
    results = {"full": image}
    for filter_name in ("Bicubic", "Bilinear", "Box"):
        results[filter_name] = image.resize((125, 100), getattr(Image, filter_name.upper()))
    for kind, result in results.items():
        with open(os.path.join(target, f"{name}.{kind}"), "wb") as file:
            file.write(result.tobytes())
