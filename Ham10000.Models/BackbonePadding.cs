namespace Ham10000.Models;

/// <summary>Whose rule the strided convolutions of a MobileNet pad by. Weights work best with the rule that they were trained with. With an odd
/// image size the two rules lay the same zeros.</summary>
public enum BackbonePadding
{
    /// <summary>TensorFlow's SAME: as few zeros as give ceil(size / stride) outputs, an odd one below and to the right.</summary>
    TensorFlow,

    /// <summary>PyTorch's: the same zeros on all four sides, as torchvision's weights expect.</summary>
    PyTorch,
}
