#!/usr/bin/python3
"""What Pillow and a PyTorch DataLoader do with the same images: compare.py FOLDER [IMAGES]."""
import glob
import os
import sys
import time

import numpy as np
import torch
from PIL import Image
from torchvision import transforms

folder, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000
files = sorted(glob.glob(os.path.join(folder, "*.jpg")))
torch.set_num_threads(1)


class Resized(torch.utils.data.Dataset):
    def __len__(self):
        return count

    def __getitem__(self, index):
        image = Image.open(files[index % len(files)]).convert("RGB").resize((125, 100), Image.BICUBIC)
        return torch.from_numpy(np.array(image))


class Augmented(torch.utils.data.Dataset):
    def __init__(self, images):
        self.images = images
        self.transform = transforms.Compose([
            transforms.RandomAffine(10, translate=(0.12, 0.12), scale=(0.9, 1.1), interpolation=transforms.InterpolationMode.BILINEAR),
            transforms.RandomHorizontalFlip(), transforms.RandomVerticalFlip(), transforms.ToTensor(), transforms.Normalize([0.6] * 3, [0.2] * 3)])

    def __len__(self):
        return len(self.images)

    def __getitem__(self, index):
        return self.transform(self.images[index])


def rate(name, number, work):
    start = time.time()
    work()
    print(f"{name:42}{number / (time.time() - start):10.0f} images/s")


def run(dataset):
    for _ in torch.utils.data.DataLoader(dataset, batch_size=32, num_workers=2):
        pass


rate("Pillow decode alone, 1 process", len(files) * 3, lambda: [Image.open(f).convert("RGB") for f in files * 3])
rate("Pillow decode and resize, 1 process", len(files) * 3, lambda: [Resized()[i] for i in range(len(files) * 3)])
rate("DataLoader decode and resize, 2 workers", count, lambda: run(Resized()))
images = [Image.fromarray(Resized()[i].numpy()) for i in range(len(files))] * (2000 // len(files))
rate("DataLoader augmentation, 2 workers", len(images), lambda: run(Augmented(images)))
