namespace Ham10000.Models;

/// <summary>The window of a pooling layer as its specification gives it.</summary>
internal readonly record struct PoolWindow(int Window, int? Stride, Padding Padding)
{
    public int Step => Stride ?? Window;

    public PaddingRule Rule => PaddingRule.From(Padding);

    public string ToString(string layer) => SpecText.Of(
        layer, Window, Stride is null ? null : $"stride {Stride}", Padding == Padding.Valid ? null : $"{Padding}");

    public string? ValuesProblem() =>
        SpecText.OutOfRange("window", Window) ?? (Stride is { } stride ? SpecText.OutOfRange("stride", stride) : null) ?? SpecText.Undefined(Padding);

    // With Same too, a window wider than the maps would mean nothing but memory.
    public string? Problem(FeatureShape input) => Window <= input.Height && Window <= input.Width
        ? null
        : $"its {Window}×{Window} window does not fit into {input}. Pool less or use larger images.";

    public FeatureShape OutputShape(FeatureShape input) => FeatureShape.Maps(
        input.Channels, Rule.OutputSize(input.Height, Window, Step), Rule.OutputSize(input.Width, Window, Step));
}
