using System.Globalization;
using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>What is done to an image before a network sees it, in words and with every value in full.</summary>
internal static class PreprocessingText
{
    /// <summary>E.g. <c>hair removal: none; colour constancy: none; 100 × 125 pixels (height × width), stretch, bicubic; standardised by mean 159.8 and deviation
    /// 46.28 of the training images (grey levels)</c>.</summary>
    public static string Of(Preprocessing? preprocessing) => preprocessing is null ? "none" : FormattableString.Invariant(
        $"hair removal: {Hair(preprocessing.HairRemoval)}; colour constancy: {Colors(preprocessing.ColorConstancy)}; {Size(preprocessing)}; standardised by {Of(preprocessing.Standardization)}");

    /// <summary>Size, mode and filter, e.g. <c>150 × 150 pixels (height × width), centre crop, bicubic</c>.</summary>
    public static string Size(Preprocessing preprocessing) => FormattableString.Invariant(
        $"{preprocessing.Height} × {preprocessing.Width} pixels (height × width), {Mode(preprocessing.Resize)}, {preprocessing.Interpolation.ToString().ToLowerInvariant()}");

    private static string Mode(ResizeMode mode) => mode == ResizeMode.CenterCrop ? "centre crop" : mode.ToString().ToLowerInvariant();

    private static string Hair(HairRemoval? hair) => hair is null ? "none"
        : FormattableString.Invariant($"width {hair.Width:R}, minimum length {hair.MinimumLength:R} (of the shorter side), contrast {hair.Contrast} grey levels");

    private static string Colors(ColorConstancy? colors) => colors is null ? "none"
        : double.IsPositiveInfinity(colors.Power) ? "of infinite power (the brightest value of each channel)" : FormattableString.Invariant($"of power {colors.Power:R}");

    private static string Of(Standardization standardization) => standardization.Kind switch
    {
        StandardizationKind.PerImageScalar => "each image's own mean and deviation",
        StandardizationKind.PerImagePerChannel => "each image's own mean and deviation of each channel",
        StandardizationKind.Fixed => Values(standardization) + " (grey levels)",
        _ => Values(standardization) + " of the training images (grey levels)",
    };

    private static string Values(Standardization standardization) => $"mean {Grey(standardization.Mean)} and deviation {Grey(standardization.Deviation)}";

    private static string Grey(ChannelValues? values) => values is not { } v ? "not known"
        : v.Red == v.Green && v.Green == v.Blue ? Number(v.Red) : $"{Number(v.Red)}, {Number(v.Green)}, {Number(v.Blue)}";

    private static string Number(float value) => value.ToString("R", CultureInfo.InvariantCulture);
}
