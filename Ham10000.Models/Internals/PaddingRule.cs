namespace Ham10000.Models;

/// <summary>How much a convolution or a pooling pads: TensorFlow's SAME rule, or the same fixed amount on all four sides as in PyTorch.</summary>
internal readonly record struct PaddingRule
{
    private PaddingRule(bool isSame, int amount) => (IsSame, Amount) = (isSame, amount);

    public static PaddingRule Same { get; } = new(true, 0);

    public static PaddingRule None { get; }

    public bool IsSame { get; }

    public int Amount { get; }

    public static PaddingRule Symmetric(int amount) => new(false, amount);

    public static PaddingRule From(Padding padding) => padding == Padding.Same ? Same : None;

    /// <summary>The rule by which a network's convolutions keep the size at stride 1.</summary>
    public static PaddingRule From(BackbonePadding padding, int kernel) => padding == BackbonePadding.TensorFlow ? Same : Symmetric(kernel / 2);

    /// <summary>Zeros before and after one axis.</summary>
    public (int Before, int After) Of(int size, int kernel, int stride)
    {
        if (!IsSame)
        {
            return (Amount, Amount);
        }

        var outputs = (size + stride - 1) / stride;
        var total = Math.Max(((outputs - 1) * stride) + kernel - size, 0);
        return (total / 2, total - (total / 2));
    }

    /// <summary>Rows or columns that come out; less than 1 where the window does not fit.</summary>
    public int OutputSize(int size, int kernel, int stride)
    {
        var (before, after) = Of(size, kernel, stride);
        var room = size + before + after - kernel;
        return room < 0 ? 0 : (room / stride) + 1;
    }
}
