#!/usr/bin/python3
"""The recipes' networks as a PyTorch user writes and runs them, beside which InferenceBench is measured.

Usage: compare.py JPEGS THREADS NETWORK...    prints "torch.THREADS.NETWORK.WHAT VALUE": jpeg-ms and image-ms are medians of one image,
from the file's bytes and from a tensor, to probabilities; images/s is over tensors in batches of 32, evaluated/s over files in such batches,
which a DataLoader with two workers decodes.
"""
import glob
import io
import statistics
import sys
import time

import torch
import torchvision
from PIL import Image
from torch import nn
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms

HEIGHT, WIDTH, CLASSES, BATCH, SECONDS, WORKERS, EVALUATED = 100, 125, 7, 32, 1.0, 2, 512


def neural_network():
    layers, width = [nn.Flatten()], 3 * HEIGHT * WIDTH
    for _ in range(5):
        layers += [nn.Linear(width, 64), nn.ReLU()]
        width = 64
    return nn.Sequential(*layers, nn.Linear(64, CLASSES))


def cnn():
    layers, channels = [], 3
    for rate in (0.15, 0.225, 0.3375):
        layers += [nn.Conv2d(channels, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(rate)]
        channels = 32
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(32 * 12 * 15, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(),
                         nn.Dropout(0.34), nn.Linear(128, CLASSES))


def mobilenet(*head):
    layers, channels = [], 32

    def convolution(inputs, outputs, kernel, stride, groups=1):
        layers.extend([nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False), nn.BatchNorm2d(outputs), nn.ReLU6()])

    convolution(3, channels, 3, 2)
    for outputs, stride in [(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), *[(512, 1)] * 5, (1024, 2), (1024, 1)]:
        convolution(channels, channels, 3, stride, channels)
        convolution(channels, outputs, 1, 1)
        channels = outputs
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), *head, nn.Linear(channels, CLASSES))


NETWORKS = {
    "NeuralNetwork": neural_network,
    "Cnn": cnn,
    "MobileNet": lambda: mobilenet(nn.Dropout(0.3)),
    "ResNet50": lambda: torchvision.models.resnet50(num_classes=CLASSES),
    "DenseNet121": lambda: torchvision.models.densenet121(num_classes=CLASSES),
    "MobileNetEnhanced": lambda: mobilenet(nn.BatchNorm1d(1024), nn.Dropout(0.5)),
}


class Photographs(Dataset):
    """As many photographs as are evaluated, made of a few files by repetition."""

    def __init__(self, folder, prepare):
        self.paths, self.prepare = sorted(glob.glob(f"{folder}/**/*.jpg", recursive=True)), prepare

    def __len__(self):
        return EVALUATED

    def __getitem__(self, i):
        with Image.open(self.paths[i % len(self.paths)]) as image:
            return self.prepare(image.convert("RGB")), i % CLASSES


def evaluate(network, loader):
    right, loss = 0, 0.0
    for images, labels in loader:
        logits = network(images)
        loss += nn.functional.cross_entropy(logits, labels, reduction="sum").item()
        right += (logits.argmax(1) == labels).sum().item()
    return right / EVALUATED, loss / EVALUATED


def median_seconds(action, least=5):
    times, start = [], time.perf_counter()
    while len(times) < least or time.perf_counter() - start < SECONDS:
        before = time.perf_counter()
        action(len(times))
        times.append(time.perf_counter() - before)
    return statistics.median(times[len(times) // 5:])


def main():
    folder, threads, names = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    files = []
    for path in sorted(glob.glob(f"{folder}/**/*.jpg", recursive=True))[:BATCH]:
        with open(path, "rb") as file:
            files.append(file.read())
    prepare = transforms.Compose([transforms.Resize((HEIGHT, WIDTH)), transforms.ToTensor(),
                                  transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])])

    def decode(i):
        with Image.open(io.BytesIO(files[i % len(files)])) as image:
            return prepare(image.convert("RGB"))[None]

    images = torch.cat([decode(i) for i in range(BATCH)])
    loader = DataLoader(Photographs(folder, prepare), BATCH, num_workers=WORKERS, persistent_workers=True)
    with torch.no_grad():
        for name in names:
            network = NETWORKS[name]().eval()
            figures = {
                "jpeg-ms": 1e3 * median_seconds(lambda i: network(decode(i)).softmax(1).tolist()),
                "image-ms": 1e3 * median_seconds(lambda i: network(images[i % BATCH][None]).softmax(1).tolist()),
                "images/s": BATCH / median_seconds(lambda i: network(images).softmax(1).tolist()),
                "evaluated/s": EVALUATED / median_seconds(lambda i: evaluate(network, loader), least=2),
            }
            for what, value in figures.items():
                print(f"torch.{threads}.{name}.{what} {value:.3f}", flush=True)


if __name__ == "__main__":
    main()
