namespace Ham10000.Models;

/// <summary>How layer specifications show themselves, and the checks of single values that they share.</summary>
internal static class SpecText
{
    /// <summary>The most filters, units, channels or pixels that one layer may ask for.</summary>
    public const int Largest = 1 << 20;

    /// <summary>The layer as a call, without the arguments that are null.</summary>
    public static string Of(string layer, params object?[] arguments) =>
        $"{layer}({string.Join(", ", arguments.Where(argument => argument is not null))})";

    public static string? Of(Activation activation) => activation == Activation.None ? null : activation.ToString();

    public static string? Of(KernelInitializer initializer) => initializer == KernelInitializer.GlorotUniform ? null : initializer.ToString();

    public static string? OfL2(double l2) => l2 == 0 ? null : $"l2 {l2}";

    public static string? OfBias(bool bias) => bias ? null : "no bias";

    public static string? BadL2(double l2) => l2 >= 0 && double.IsFinite(l2) ? null : $"l2 must be at least 0, got {l2}.";

    public static string? OutOfRange(string what, int value) =>
        value is >= 1 and <= Largest ? null : $"{what} must be between 1 and {Largest:N0}, got {value}.";

    public static string? WindowTooLarge(int window, FeatureShape input, FeatureShape output) => output is { Height: > 0, Width: > 0 }
        ? null
        : $"its {window}×{window} window does not fit into {input}. Use Padding.Same, a smaller kernel or larger images.";

    // Wider, and all but its middle lies in the padding, which takes memory.
    public static string? SpreadTooWide(int kernel, int dilation, FeatureShape input)
    {
        var window = ((kernel - 1L) * dilation) + 1;
        return dilation == 1 || window <= (2 * Math.Max(input.Height, input.Width)) + 1
            ? null
            : $"its {kernel}×{kernel} kernel spreads to {window:N0}×{window:N0} pixels by dilation {dilation}, more than twice the size of {input}. Use a smaller dilation.";
    }

    /// <summary>What layers that enlarge maps may not exceed.</summary>
    public static string? TooLarge(FeatureShape input, int channels, long height, long width, string remedy)
    {
        const int LargestMap = 16384;
        const long MostValues = 1 << 26;
        return height > LargestMap || width > LargestMap
            ? $"it makes maps of more than {LargestMap:N0} rows or columns from {input}. Use a smaller {remedy}."
            : channels * height * width > MostValues
                ? $"it makes (N, {channels}, {height}, {width}) from {input}, more than {MostValues:N0} values an image. Use fewer channels or a smaller {remedy}."
                : null;
    }

    public static string? Undefined<T>(T value)
        where T : struct, Enum =>
        Enum.IsDefined(value) ? null : $"{value} is no {typeof(T).Name}. Expected one of: {string.Join(", ", Enum.GetNames<T>())}.";
}
