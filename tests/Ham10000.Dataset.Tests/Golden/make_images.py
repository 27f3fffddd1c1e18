#!/usr/bin/python3
"""Writes Golden/images: small JPEG and PNG files of every kind, and beside each the RGB bytes that Pillow decodes.

Run from anywhere: /usr/bin/python3 make_images.py (Debian's python3-pil and python3-numpy; Pillow 9.4, libjpeg-turbo 2.1).
"""
import io
import os

import numpy as np
from PIL import Image

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "images")


def picture(height, width):
    """Smooth colour with edges and some noise: what chroma upsampling and the DCT can get wrong."""
    rng = np.random.default_rng(height * 1000 + width)
    y, x = np.mgrid[0:height, 0:width]
    channels = [127 + 120 * np.sin(x / 3.0 + y / 5.0), 255 * ((x // 5 + y // 7) % 2), 8 * x + 3 * y]
    pixels = np.stack(channels, -1) + rng.normal(0, 12, (height, width, 3))
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8), "RGB")


def save(name, image, **options):
    path = os.path.join(OUT, name)
    image.save(path, **options)
    expect(name)


def expect(name):
    with Image.open(os.path.join(OUT, name)) as opened:
        if opened.mode.startswith("I"):  # 16-bit grey: Pillow's own conversion clips; the high byte is what is meant
            grey = np.rint(np.asarray(opened).astype(np.float64) / 257).astype(np.uint8)
            pixels = np.repeat(grey[:, :, None], 3, 2)
        else:
            pixels = np.asarray(opened.convert("RGB"))
    with open(os.path.join(OUT, name + ".rgb"), "wb") as file:
        file.write(np.array(pixels.shape[:2], "<i4").tobytes() + pixels.tobytes())


def main():
    image = picture(37, 53)
    for subsampling in (0, 1, 2):
        save(f"baseline-{['444', '422', '420'][subsampling]}.jpg", image, quality=85, subsampling=subsampling)
    save("low-quality.jpg", image, quality=20)
    save("progressive.jpg", image, quality=85, progressive=True)
    save("grey.jpg", image.convert("L"), quality=85)
    save("cmyk.jpg", image.convert("CMYK"), quality=95)
    save("one-pixel.jpg", picture(1, 1), quality=90)
    save("orientation.jpg", image, quality=85, exif=bytes.fromhex("457869660000" "4d4d002a00000008" "0001" "0112000300000001000600000000" "0000"))
    save("optimized.jpg", image, quality=85, optimize=True)

    rgba = image.convert("RGBA")
    rgba.putalpha(Image.fromarray((np.arange(37 * 53) % 256).astype(np.uint8).reshape(37, 53)))
    save("rgb.png", image)
    save("rgba.png", rgba)
    save("grey.png", image.convert("L"))
    save("grey-alpha.png", rgba.convert("LA"))
    save("one-bit.png", image.convert("1"))
    palette = image.quantize(17)
    save("palette.png", palette)
    save("palette-transparent.png", palette, transparency=3)
    save("rgb-transparent.png", image, transparency=image.getpixel((3, 3)))
    grey16 = Image.fromarray((np.asarray(image.convert("L")).astype(np.uint16) * 257))
    save("grey16.png", grey16)
    gamma(image)


def gamma(image):
    """A PNG whose gAMA chunk asks for another gamma, which Pillow and we ignore."""
    import struct
    import zlib

    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    data = buffer.getvalue()
    body = b"gAMA" + struct.pack(">I", 100000)
    chunk = struct.pack(">I", 4) + body + struct.pack(">I", zlib.crc32(body))
    with open(os.path.join(OUT, "gamma.png"), "wb") as file:
        file.write(data[:33] + chunk + data[33:])
    expect("gamma.png")


main()
