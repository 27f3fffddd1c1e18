namespace Ham10000.Models;

/// <summary>The mean of each window. Zeros that padding lays around the maps are not counted, as in Keras.</summary>
/// <param name="Window">Rows and columns of a window, in pixels, at least 1.</param>
/// <param name="Stride">Pixels from one window to the next; null for the window, so that windows do not overlap.</param>
/// <param name="Padding">Valid drops rows and columns that fill no window; Same keeps them.</param>
public sealed record AveragePoolSpec(
    int Window = 2, int? Stride = null, Padding Padding = Padding.Valid) : LayerSpec
{
    internal override string KerasName => "average_pooling2d";

    private PoolWindow Pool => new(Window, Stride, Padding);

    /// <summary>The layer as messages show it.</summary>
    /// <returns>Such as <c>AveragePool(2)</c>.</returns>
    public override string ToString() => Pool.ToString("AveragePool");

    internal override string? Problem(FeatureShape input) => Pool.ValuesProblem() ?? NeedsMaps(input) ?? Pool.Problem(input);

    internal override FeatureShape OutputShape(FeatureShape input) => Pool.OutputShape(input);

    internal override bool IsUsual(string property, object? value) => (property, value) is ("padding", Padding.Valid);

    internal override LayerModule Create(FeatureShape input, ModuleFactories modules) => new AveragePoolLayer(Window, Pool.Step, Pool.Rule);
}
