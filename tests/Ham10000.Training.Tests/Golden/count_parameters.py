"""Counts the trainable parameters of the published recipes with PyTorch and torchvision, for RecipeModels.cs.

Usage: python3 count_parameters.py
"""
import torch.nn as nn
import torchvision.models as models

SIDE = 128
FLAT = 3 * SIDE * SIDE


def trainable(module):
    return sum(p.numel() for p in module.parameters() if p.requires_grad)


def dense(*sizes, norm=False):
    layers = []
    for i, (a, b) in enumerate(zip(sizes, sizes[1:])):
        layers.append(nn.Linear(a, b))
        if norm and i < len(sizes) - 2:
            layers.append(nn.BatchNorm1d(b))
    return nn.Sequential(*layers)


def frozen(module):
    for p in module.parameters():
        p.requires_grad = False
    return module


def vgg16(*head):
    return nn.Sequential(frozen(models.vgg16().features), dense(*head))


def resnet50(classes):
    net = frozen(models.resnet50())
    for module in (net.layer4[0].bn3, net.layer4[1], net.layer4[2]):
        for p in module.parameters():
            p.requires_grad = True
    net.fc = nn.Linear(2048, classes)
    return net


def densenet121(classes):
    net = frozen(models.densenet121())
    block = net.features.denseblock4
    for module in (block.denselayer14, block.denselayer15, block.denselayer16, net.features.norm5):
        for p in module.parameters():
            p.requires_grad = True
    net.classifier = nn.Linear(1024, classes)
    return net


def baseline_cnn(classes):
    maps = SIDE // 8
    return nn.Sequential(nn.Conv2d(3, 32, 3), nn.Conv2d(32, 64, 3), nn.Conv2d(64, 118, 3), nn.Linear(118 * maps * maps, classes))


def encoder_with_head(classes):
    maps = SIDE // 8
    encoder = nn.Sequential(nn.Conv2d(3, 32, 3), nn.Conv2d(32, 16, 3), nn.Conv2d(16, 8, 3))
    return nn.Sequential(encoder, dense(8 * maps * maps, 128, classes))


COUNTS = {
    "Vgg16Dense": vgg16(512 * 7 * 7, 256, 7),
    "Vgg16Adam, Vgg16NAdam, Vgg16RmsProp": vgg16(512 * 2 * 2, 256, 7),
    "Vgg16Pooled": vgg16(512, 7),
    "BaselineCnn": baseline_cnn(7),
    "FullyConnected": dense(FLAT, 512, 256, 128, 7),
    "MobileNetPatient, without the 2,125,824 of MobileNet v1's last 23 layers": nn.ModuleList([dense(20, 16), dense(1024 + 16, 7)]),
    "SexRelu": dense(FLAT, 256, 128, 1),
    "SexTanh, SexL2": dense(FLAT, 512, 256, 128, 1),
    "SexBatchNorm": dense(FLAT, 512, 256, 128, 1, norm=True),
    "FullyConnectedDxType": dense(FLAT, 512, 256, 128, 4),
    "ResNet50DxType": resnet50(4),
    "DenseNet121Localization": densenet121(14),
    "AutoencoderLocalization": encoder_with_head(14),
}

for name, module in COUNTS.items():
    print(f"{name}: {trainable(module):,}")
