namespace Ham10000.Dataset;

/// <summary>Random changes of training images: geometry as Keras's <c>ImageDataGenerator</c> makes it, colours as torchvision's
/// <c>adjust_...</c> functions do, noise and cutout.</summary>
/// <remarks>
/// Rotation, shifts, shear and zoom are composed in this order (rotation · shift · shear · zoom) about the image's centre
/// (H/2 - 0.5, W/2 - 0.5) and sampled once, bilinearly; what lies outside repeats the nearest edge pixel; flips come last.
/// Brightness, contrast, saturation and hue follow in this order on grey levels that are not rounded, clamped to 0..255 after
/// each; then noise, clamped too; then the standardisation; then cutout.
/// Every amount is drawn uniformly and independently per image and epoch, whatever else is drawn: an operation that is added
/// changes nothing about the others.
/// </remarks>
public sealed partial record Augmentation
{
    /// <summary>No change.</summary>
    public static Augmentation None { get; } = new();

    /// <summary>Rotation ±10°, zoom ±10 %, shifts ±12 %, both flips.</summary>
    public static Augmentation Standard { get; } = new()
    {
        RotationDegrees = 10,
        ZoomRange = 0.1,
        WidthShift = 0.12,
        HeightShift = 0.12,
        HorizontalFlip = true,
        VerticalFlip = true,
    };

    /// <summary>Rotation ±30°, zoom ±30 %, shifts ±12 %, both flips.</summary>
    public static Augmentation Strong { get; } = Standard with { RotationDegrees = 30, ZoomRange = 0.3 };

    /// <summary>Rotation ±20°, zoom ±10 %, shifts ±10 %, shear ±10°, horizontal flip: what courses on image classification begin with.</summary>
    public static Augmentation Course { get; } = new()
    {
        RotationDegrees = 20,
        ZoomRange = 0.1,
        WidthShift = 0.1,
        HeightShift = 0.1,
        ShearDegrees = 10,
        HorizontalFlip = true,
    };

    /// <summary>The largest rotation to either side, in degrees. 0..180; default 0.</summary>
    public double RotationDegrees { get; init; }

    /// <summary>The largest deviation z of the zoom factors from 1: rows and columns are zoomed independently by a
    /// factor in [1 - z, 1 + z]; above 1 shows more of the scene. At least 0, below 1; default 0.</summary>
    public double ZoomRange { get; init; }

    /// <summary>The largest shift along the columns to either side, as a fraction of the width. At least 0, below 1; default 0.</summary>
    public double WidthShift { get; init; }

    /// <summary>The largest shift along the rows to either side, as a fraction of the height. At least 0, below 1; default 0.</summary>
    public double HeightShift { get; init; }

    /// <summary>The largest shear angle to either side, in degrees. At least 0, below 90; default 0.</summary>
    public double ShearDegrees { get; init; }

    /// <summary>Whether left and right are swapped with probability one half.</summary>
    public bool HorizontalFlip { get; init; }

    /// <summary>Whether top and bottom are swapped with probability one half.</summary>
    public bool VerticalFlip { get; init; }

    /// <summary>Whether images stay as they are.</summary>
    public bool IsNone => !HasGeometry && !HasColors && NoiseDeviation == 0 && CutoutCount == 0;

    internal bool HasGeometry => RotationDegrees != 0 || ZoomRange != 0 || WidthShift != 0 || HeightShift != 0 || ShearDegrees != 0 || HorizontalFlip || VerticalFlip;

    internal void Validate() => GeometryProblems().Concat(LevelProblems()).ThrowIfAny("The augmentation");

    private IEnumerable<string> GeometryProblems()
    {
        if (!(RotationDegrees is >= 0 and <= 180))
        {
            yield return $"RotationDegrees {RotationDegrees} must be 0..180";
        }

        foreach (var (name, value) in new[] { (nameof(ZoomRange), ZoomRange), (nameof(WidthShift), WidthShift), (nameof(HeightShift), HeightShift) })
        {
            if (!(value is >= 0 and < 1))
            {
                yield return $"{name} {value} must be at least 0 and below 1";
            }
        }

        if (!(ShearDegrees is >= 0 and < 90))
        {
            yield return $"ShearDegrees {ShearDegrees} must be at least 0 and below 90";
        }
    }
}
