namespace Ham10000.Models;

/// <summary>The networks whose features a classifier can be built on.</summary>
public enum Backbone
{
    /// <summary>MobileNet v1, width 1 (arXiv:1704.04861): 3,206,976 parameters, 1,024 feature maps at 1/32 of the image.
    /// TensorFlow SAME padding, ReLU6; state-dict keys of timm's <c>mobilenetv1_100</c>.</summary>
    MobileNet,

    /// <summary>ResNet-50 (arXiv:1512.03385), stride on the 3×3 convolutions: 23,508,032 parameters, 2,048 feature maps at 1/32
    /// of the image. State-dict keys of torchvision's <c>resnet50</c>.</summary>
    ResNet50,

    /// <summary>DenseNet-121 (arXiv:1608.06993): 6,953,856 parameters, 1,024 feature maps at 1/32 of the image. State-dict keys
    /// of torchvision's <c>densenet121</c>.</summary>
    DenseNet121,
}
