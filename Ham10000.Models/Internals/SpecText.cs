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

    public static string? OutOfRange(string what, int value) =>
        value is >= 1 and <= Largest ? null : $"{what} must be between 1 and {Largest:N0}, got {value}.";

    public static string? WindowTooLarge(int window, FeatureShape input, FeatureShape output) => output is { Height: > 0, Width: > 0 }
        ? null
        : $"its {window}×{window} window does not fit into {input}. Use Padding.Same, a smaller kernel or larger images.";

    public static string? Undefined<T>(T value)
        where T : struct, Enum =>
        Enum.IsDefined(value) ? null : $"{value} is no {typeof(T).Name}. Expected one of: {string.Join(", ", Enum.GetNames<T>())}.";
}
