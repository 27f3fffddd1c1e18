#!/usr/bin/python3
"""What Pillow and a PyTorch DataLoader do with the same images, one figure a line: compare.py decode|build|batches FOLDER IMAGES."""
import glob
import io
import os
import sys
import time

import numpy as np
import torch
from PIL import Image
from torchvision import transforms

WARM_UP = 200
work, folder, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
files = sorted(glob.glob(os.path.join(folder, "*.jpg")))
torch.set_num_threads(1)


class Resized(torch.utils.data.Dataset):
    """Images decoded and resized as they are asked for."""

    def __init__(self, length):
        self.length = length

    def __len__(self):
        return self.length

    def __getitem__(self, index):
        image = Image.open(files[index % len(files)]).convert("RGB").resize((125, 100), Image.BICUBIC)
        return torch.from_numpy(np.array(image))


class Augmented(torch.utils.data.Dataset):
    """Resized images in memory, augmented and normalised as they are asked for."""

    def __init__(self, images):
        self.images = images
        self.transform = transforms.Compose([
            transforms.RandomAffine(10, translate=(0.12, 0.12), scale=(0.9, 1.1), interpolation=transforms.InterpolationMode.BILINEAR),
            transforms.RandomHorizontalFlip(), transforms.RandomVerticalFlip(), transforms.ToTensor(), transforms.Normalize([0.6] * 3, [0.2] * 3)])

    def __len__(self):
        return len(self.images)

    def __getitem__(self, index):
        return self.transform(self.images[index])


def read(dataset, shuffle=False):
    for _ in torch.utils.data.DataLoader(dataset, batch_size=32, shuffle=shuffle, num_workers=2):
        pass


def rate(name, number, action):
    start = time.perf_counter()
    action()
    print(f"{name} {number / (time.perf_counter() - start):.1f}")


if work == "decode":
    contents = [open(f, "rb").read() for f in files]
    for content in contents * 3:
        Image.open(io.BytesIO(content)).convert("RGB")
    rate("pillow.decode.1", count, lambda: [Image.open(io.BytesIO(contents[i % len(contents)])).convert("RGB") for i in range(count)])
elif work == "build":
    read(Resized(WARM_UP))
    rate("loader.build.2", count, lambda: read(Resized(count)))
else:
    resized = Resized(count)
    once = [Image.fromarray(resized[i].numpy()) for i in range(len(files))]
    images = [once[i % len(once)] for i in range(count)]
    read(Augmented(images[:WARM_UP]))
    rate("loader.batches.2", count, lambda: read(Augmented(images), shuffle=True))
