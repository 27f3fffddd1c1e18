#!/usr/bin/python3
"""Trains the recipes as a PyTorch user writes them, beside which EndToEndBench is measured.

Usage: pytorch.py DATA IMAGES BATCH THREADS plain|tuned RECIPE    prints "plain.RECIPE.BATCH VALUE": images per second of an epoch after a few warm steps

plain is the program as it is first written. tuned keeps images channels-last and computes in bfloat16 under autocast; its MobileNets run their frozen layers without
gradients and in evaluation mode, and have ReLU for ReLU6, which has no bfloat16 gradient in libtorch 1.13.
"""
import csv
import os
import sys
import time

import torch
import torchvision
from PIL import Image
from torch import nn
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms

HEIGHT, WIDTH, WORKERS, WARM_STEPS = 100, 125, 2, 6
DIAGNOSES = ("akiec", "bcc", "bkl", "df", "mel", "nv", "vasc")


class Photographs(Dataset):
    """The first images of the metadata file, decoded and prepared each time they are asked for."""

    def __init__(self, folder, count, prepare):
        self.prepare = prepare
        places = [os.path.join(folder, part) for part in sorted(os.listdir(folder)) if os.path.isdir(os.path.join(folder, part))]
        files = {name: os.path.join(place, name) for place in places for name in os.listdir(place)}
        with open(os.path.join(folder, "HAM10000_metadata.csv"), newline="") as file:
            rows = list(csv.DictReader(file))[:count]
        self.items = [(files[row["image_id"] + ".jpg"], DIAGNOSES.index(row["dx"])) for row in rows]

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        path, label = self.items[index]
        with Image.open(path) as image:
            return self.prepare(image.convert("RGB")), label


def neural_network():
    sizes = [3 * HEIGHT * WIDTH] + 5 * [64]
    hidden = [layer for a, b in zip(sizes, sizes[1:]) for layer in (nn.Linear(a, b), nn.ReLU())]
    return nn.Sequential(nn.Flatten(), *hidden, nn.Linear(64, 7)), 0


def cnn():
    blocks = [layer for inputs, rate in ((3, 0.15), (32, 0.225), (32, 0.3375))
              for layer in (nn.Conv2d(inputs, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(rate))]
    return nn.Sequential(*blocks, nn.Flatten(), nn.Linear(32 * (HEIGHT // 8) * (WIDTH // 8), 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(),
                         nn.Dropout(0.34), nn.Linear(128, 7)), 0


def mobilenet(trained_convolutions, *head):
    layers, channels = [], 32

    def convolution(inputs, outputs, kernel, stride, groups=1):
        layers.extend((nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False), nn.BatchNorm2d(outputs), nn.ReLU6()))

    convolution(3, channels, 3, 2)
    for outputs, stride in [(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), *5 * [(512, 1)], (1024, 2), (1024, 1)]:
        convolution(channels, channels, 3, stride, channels)
        convolution(channels, outputs, 1, 1)
        channels = outputs
    frozen = len(layers) - 3 * trained_convolutions
    keep(nn.Sequential(*layers[:frozen]), ())
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), *head, nn.Linear(channels, 7)), frozen


def keep(network, trained):
    for name, parameter in network.named_parameters():
        parameter.requires_grad = name.startswith(tuple(trained)) if trained else False


def resnet50():
    network = torchvision.models.resnet50()
    network.fc = nn.Sequential(nn.Dropout(0.3), nn.Linear(2048, 7))
    keep(network, ("layer4.0.bn3", "layer4.1", "layer4.2", "fc"))
    return network, 0


def densenet121():
    network = torchvision.models.densenet121()
    network.classifier = nn.Sequential(nn.Dropout(0.3), nn.Linear(1024, 7))
    keep(network, (*(f"features.denseblock4.denselayer{i}." for i in (14, 15, 16)), "features.norm5", "classifier"))
    return network, 0


STANDARD, STRONG = (10, 0.1), (30, 0.3)
RECIPES = {  # network, learning rate, augmentation as degrees and zoom
    "NeuralNetwork": (neural_network, 7.5e-4, None),
    "Cnn": (cnn, 1e-4, None),
    "CnnAugmented": (cnn, 1e-4, STANDARD),
    "MobileNet": (lambda: mobilenet(7, nn.Dropout(0.3)), 1e-4, STANDARD),
    "ResNet50": (resnet50, 1e-4, STANDARD),
    "DenseNet121": (densenet121, 1e-4, STANDARD),
    "MobileNetEnhanced": (lambda: mobilenet(16, nn.BatchNorm1d(1024), nn.Dropout(0.5)), 1e-3, STRONG),
}


def preparation(augmentation):
    steps = [transforms.Resize((HEIGHT, WIDTH))]
    if augmentation:
        degrees, zoom = augmentation
        steps += [transforms.RandomAffine(degrees, translate=(0.12, 0.12), scale=(1 - zoom, 1 + zoom), interpolation=transforms.InterpolationMode.BILINEAR),
                  transforms.RandomHorizontalFlip(), transforms.RandomVerticalFlip()]
    return transforms.Compose([*steps, transforms.ToTensor(), transforms.Normalize([0.763, 0.546, 0.570], [0.141, 0.152, 0.169])])


def tune(network):
    network = network.to(memory_format=torch.channels_last)
    if isinstance(network, nn.Sequential):
        for i, layer in enumerate(network):
            if isinstance(layer, nn.ReLU6):
                network[i] = nn.ReLU()
    return network


def outputs(network, frozen, images, tuned):
    if not tuned:
        return network(images)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        features = images.contiguous(memory_format=torch.channels_last)
        if not frozen:
            return network(features).float()
        with torch.no_grad():
            features = network[:frozen](features)
        return network[frozen:](features).float()


def train(network, frozen, loader, optimizer, tuned, most_steps=None):
    network.train()
    if tuned and frozen:
        network[:frozen].eval()
    count, start = 0, time.perf_counter()
    for step, (images, labels) in enumerate(loader):
        if step == most_steps:
            break
        optimizer.zero_grad()
        nn.functional.cross_entropy(outputs(network, frozen, images, tuned), labels).backward()
        optimizer.step()
        count += len(labels)
    return count / (time.perf_counter() - start)


def main():
    folder, images, batch, threads, manner, recipe = sys.argv[1:]
    torch.set_num_threads(int(threads))
    torch.manual_seed(1)
    build, rate, augmentation = RECIPES[recipe]
    network, frozen = build()
    tuned = manner == "tuned"
    if tuned:
        network = tune(network)
    optimizer = torch.optim.Adam([p for p in network.parameters() if p.requires_grad], rate)
    loader = DataLoader(Photographs(folder, int(images), preparation(augmentation)), int(batch), shuffle=True, num_workers=WORKERS)
    train(network, frozen, loader, optimizer, tuned, WARM_STEPS)
    print(f"{manner}.{recipe}.{batch} {train(network, frozen, loader, optimizer, tuned):.1f}", flush=True)


if __name__ == "__main__":
    main()
