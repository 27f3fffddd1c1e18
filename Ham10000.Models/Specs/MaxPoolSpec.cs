namespace Ham10000.Models;

/// <summary>The largest value of each window; windows do not overlap, and rows or columns that fill none are dropped, as in Keras.</summary>
/// <param name="Window">Rows and columns of a window, in pixels, at least 1.</param>
public sealed record MaxPoolSpec(int Window = 2) : LayerSpec
{
    internal override string KerasName => "max_pooling2d";

    /// <summary>The layer as messages show it.</summary>
    /// <returns>Such as <c>MaxPool(2)</c>.</returns>
    public override string ToString() => SpecText.Of("MaxPool", Window);

    internal override string? Problem(FeatureShape input) =>
        SpecText.OutOfRange("window", Window)
        ?? NeedsMaps(input)
        ?? (Window <= input.Height && Window <= input.Width
            ? null
            : $"its {Window}×{Window} window does not fit into {input}. Pool less or use larger images.");

    internal override FeatureShape OutputShape(FeatureShape input) =>
        FeatureShape.Maps(input.Channels, input.Height / Window, input.Width / Window);

    internal override LayerModule Create(FeatureShape input, ModuleFactories modules) => new MaxPoolLayer(Window);
}
