using Ham10000.Dataset;

namespace ShowAugmentation;

/// <summary>A row of the sheet: an operation alone at amounts that are easy to see, a preset, or a step before resizing.</summary>
internal sealed record SheetRow(string Name, string Meaning, Augmentation Augmentation)
{
    internal static IReadOnlyList<SheetRow> All { get; } =
    [
        new("ORIGINAL", "the image, resized", Augmentation.None),
        new("ROTATION 45", "rotation by up to 45 degrees", new() { RotationDegrees = 45 }),
        new("ZOOM 0.5", "rows and columns zoomed independently by 0.5 to 1.5", new() { ZoomRange = 0.5 }),
        new("SHIFTS 0.3", "shifts by up to 30 % of height and width", new() { HeightShift = 0.3, WidthShift = 0.3 }),
        new("SHEAR 40", "shear by up to 40 degrees", new() { ShearDegrees = 40 }),
        new("HORIZONTAL FLIP", "left and right swapped, every other time", new() { HorizontalFlip = true }),
        new("VERTICAL FLIP", "top and bottom swapped, every other time", new() { VerticalFlip = true }),
        new("BRIGHTNESS 0.6", "levels times 0.4 to 1.6", new() { Brightness = 0.6 }),
        new("CONTRAST 0.8", "distance from the mean grey level times 0.2 to 1.8", new() { Contrast = 0.8 }),
        new("SATURATION 1", "distance from the pixel's grey level times 0 to 2", new() { Saturation = 1 }),
        new("HUE 0.5", "hue turned by up to half a circle", new() { HueShift = 0.5 }),
        new("NOISE 25", "Gaussian noise of 25 grey levels", new() { NoiseDeviation = 25 }),
        new("CUTOUT 2 X 0.3", "two squares of 30 % of the shorter side, filled with the mean", new() { CutoutCount = 2, CutoutSize = 0.3 }),
        new("STANDARD", "Augmentation.Standard", Augmentation.Standard),
        new("STRONG", "Augmentation.Strong", Augmentation.Strong),
        new("COURSE", "Augmentation.Course", Augmentation.Course),
        new("COURSE + COLOURS", "Course with brightness, contrast and saturation 0.2, hue 0.05", Augmentation.Course with { Brightness = 0.2, Contrast = 0.2, Saturation = 0.2, HueShift = 0.05 }),
        new("PREPROCESSING", "hair removed; shades of grey; both; grey world; maximum of RGB", Augmentation.None),
    ];

    /// <summary>What the last row shows in each column.</summary>
    internal static IReadOnlyList<Preprocessing> Steps { get; } =
    [
        new() { HairRemoval = HairRemoval.Default },
        new() { ColorConstancy = ColorConstancy.ShadesOfGray() },
        new() { HairRemoval = HairRemoval.Default, ColorConstancy = ColorConstancy.ShadesOfGray() },
        new() { ColorConstancy = ColorConstancy.GrayWorld },
        new() { ColorConstancy = ColorConstancy.MaxRgb },
    ];

    /// <summary>A row for every image and operation, the images one below the other.</summary>
    internal static IReadOnlyList<PictureRow> Rows(IReadOnlyList<RgbImage> images, SheetOptions options) =>
        [.. images.SelectMany(image => All.Select(row => new PictureRow(row.Name, [.. row.Pictures(image, options).Select(picture => new CaptionedPicture(picture))])))];

    // Of an image in its original size.
    private IEnumerable<RgbImage> Pictures(RgbImage original, SheetOptions options)
    {
        if (Name == "PREPROCESSING")
        {
            return Steps.Take(options.Draws).Select(s => (s with { Height = SheetOptions.Height, Width = SheetOptions.Width }).ResizeImage(original));
        }

        var image = ImageResizer.Resize(original, SheetOptions.Height, SheetOptions.Width);
        int count = Augmentation.IsNone ? 1 : options.Draws;
        return Enumerable.Range(0, count).Select(draw => Augmentation.Apply(image, options.Seed, epoch: draw));
    }
}
