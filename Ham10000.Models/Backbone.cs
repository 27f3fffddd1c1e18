namespace Ham10000.Models;

/// <summary>The networks whose features a classifier can be built on.</summary>
public enum Backbone
{
    /// <summary>MobileNet v1 (arXiv:1704.04861): 3,206,976 parameters, 1,024 feature maps at 1/32 of the image; fewer with
    /// <see cref="ModelBuilder.WidthMultiplier"/>. TensorFlow SAME padding, ReLU6; state-dict keys of timm's <c>mobilenetv1_100</c>.</summary>
    MobileNet,

    /// <summary>ResNet-50 (arXiv:1512.03385), stride on the 3×3 convolutions: 23,508,032 parameters, 2,048 feature maps at 1/32
    /// of the image. State-dict keys of torchvision's <c>resnet50</c>.</summary>
    ResNet50,

    /// <summary>DenseNet-121 (arXiv:1608.06993): 6,953,856 parameters, 1,024 feature maps at 1/32 of the image. State-dict keys
    /// of torchvision's <c>densenet121</c>.</summary>
    DenseNet121,

    /// <summary>MobileNet v2, width 1 (arXiv:1801.04381): 2,223,872 parameters, 1,280 feature maps at 1/32 of the image. ReLU6; TensorFlow SAME padding
    /// unless <see cref="ModelBuilder.PadAs"/> says otherwise; state-dict keys of torchvision's <c>mobilenet_v2</c>.</summary>
    MobileNetV2,

    /// <summary>ResNet-18 (arXiv:1512.03385): 11,176,512 parameters, 512 feature maps at 1/32 of the image. State-dict keys of torchvision's
    /// <c>resnet18</c>.</summary>
    ResNet18,

    /// <summary>ResNet-34 (arXiv:1512.03385): 21,284,672 parameters, 512 feature maps at 1/32 of the image. State-dict keys of torchvision's
    /// <c>resnet34</c>.</summary>
    ResNet34,

    /// <summary>VGG-16 (arXiv:1409.1556) without its dense layers: 14,714,688 parameters, 512 feature maps at 1/32 of the image, rounded down.
    /// State-dict keys of torchvision's <c>vgg16</c>.</summary>
    Vgg16,

    /// <summary>EfficientNet-B0 (arXiv:1905.11946): 4,007,548 parameters, 1,280 feature maps at 1/32 of the image. Stochastic depth up to 0.2 in training
    /// mode; state-dict keys of torchvision's <c>efficientnet_b0</c>.</summary>
    EfficientNetB0,

    /// <summary>ConvNeXt-Tiny (arXiv:2201.03545): 27,818,592 parameters, 768 feature maps at 1/32 of the image, rounded down. Stochastic depth up to 0.1 in
    /// training mode; state-dict keys of torchvision's <c>convnext_tiny</c>, without the layer norm of its classifier.</summary>
    ConvNeXtTiny,
}
