namespace Ham10000.Models;

/// <summary>Where the values of a map look at an image, along one of its axes: value i is computed from a field whose centre is
/// <paramref name="First"/> + i · <paramref name="Step"/>.</summary>
/// <param name="First">The centre of the first value's field, in pixels from the image's edge; that of the first pixel is 0.5.</param>
/// <param name="Step">Pixels from one centre to the next.</param>
internal readonly record struct FieldAxis(double First, double Step)
{
    /// <summary>That of the image itself.</summary>
    public static FieldAxis Pixels { get; } = new(0.5, 1);

    /// <summary>Values that share the image's length evenly.</summary>
    public static FieldAxis Even(int size, int values) => new(size / (2.0 * values), (double)size / values);

    /// <summary>Where between the values a place of the image lies: a whole number is a value's own centre. Not held to the values there are.</summary>
    public double At(double pixel) => (pixel - First) / Step;

    /// <summary>That of what a window gives out which moves over this.</summary>
    /// <param name="window">The length that the window spans.</param>
    /// <param name="stride">How far it moves at a time.</param>
    /// <param name="before">Zeros laid before the first value.</param>
    public FieldAxis Under(long window, long stride, long before) => new(First + (Step * (((window - 1) / 2.0) - before)), Step * stride);

    /// <summary>That of what a transposed window gives out.</summary>
    public FieldAxis Over(long window, long stride, long cut) => new(First + (Step / stride * (cut - ((window - 1) / 2.0))), Step / stride);
}
