using System.Text;

namespace Ham10000.Models;

/// <summary>Prints a model's layers as Keras does, with what each costs.</summary>
internal static class ModelSummary
{
    /// <summary>The narrowest table that still says something, in characters.</summary>
    public const int Narrowest = 72;

    private const int Gap = 2;
    private const int LeftColumns = 2;

    private static readonly string[] Titles = ["Layer (type)", "Output shape", "Parameters", "Trainable", "Multiply-adds"];

    public static string Of(ImageModel model, bool backboneLayers, int? width)
    {
        var layers = model.Layers;
        string[][] rows = [Titles, .. Shown(model.Spec, layers, backboneLayers).Select(Cells)];
        int[] widths = [.. Titles.Select((_, column) => rows.Max(row => row[column].Length))];
        var excess = widths.Sum() + (Gap * (widths.Length - 1)) - (width ?? int.MaxValue);
        widths[0] -= Math.Max(0, excess);
        var line = new string('-', widths.Sum() + (Gap * (widths.Length - 1)));
        var text = new StringBuilder().AppendLine($"Model: {model.Spec.Name}").AppendLine(line);
        foreach (var row in rows)
        {
            text.AppendLine(string.Join(new string(' ', Gap), row.Select((cell, column) => Fit(cell, widths[column], column))).TrimEnd());
        }

        text.AppendLine(line);
        foreach (var total in Totals(model, layers))
        {
            text.AppendLine(total);
        }

        return text.ToString();
    }

    private static IEnumerable<LayerInfo> Shown(ModelSpec spec, IReadOnlyList<LayerInfo> layers, bool backboneLayers)
    {
        var folded = spec.Backbone is null || backboneLayers ? 0 : BackboneCatalogue.Of(spec.Backbone).LayerCount;
        return folded == 0 ? layers : [layers[0], Fold(spec, [.. layers.Skip(1).Take(folded)]), .. layers.Skip(1 + folded)];
    }

    private static LayerInfo Fold(ModelSpec spec, List<LayerInfo> layers) => new(
        LayerNames.BackboneRoot, $"{spec.Backbone!.Network}", layers[^1].OutputShape, layers.Sum(layer => layer.ParameterCount),
        layers.Sum(layer => layer.TrainableParameterCount))
    {
        MultiplyAdds = layers.Sum(layer => layer.MultiplyAdds),
    };

    private static string[] Cells(LayerInfo layer) =>
    [
        $"{layer.Name} ({layer.Type})", $"{layer.OutputShape}", $"{layer.ParameterCount:N0}", $"{layer.TrainableParameterCount:N0}",
        layer.MultiplyAdds is { } count ? $"{count:N0}" : "?",
    ];

    private static string Fit(string cell, int width, int column) => column >= LeftColumns ? cell.PadLeft(width)
        : cell.Length <= width ? cell.PadRight(width)
        : $"{cell[..(width - 1)]}…";

    private static IEnumerable<string> Totals(ImageModel model, IReadOnlyList<LayerInfo> layers)
    {
        var total = layers.Sum(layer => layer.ParameterCount);
        var trainable = layers.Sum(layer => layer.TrainableParameterCount);
        var unknown = layers.Count(layer => layer.MultiplyAdds is null);
        yield return $"Total parameters: {total:N0}";
        yield return $"Trainable parameters: {trainable:N0}";
        yield return $"Non-trainable parameters: {total - trainable:N0}";
        yield return $"Multiply-adds per image: {layers.Sum(layer => layer.MultiplyAdds ?? 0):N0}{(unknown > 0 ? $", and those of the layers marked with ?" : "")}";
        yield return $"File: {Megabytes(model.FileBytes)} in float32, {Megabytes(model.HalfFileBytes)} in float16";
    }

    private static string Megabytes(long bytes) => bytes < 1_000_000 ? $"{bytes / 1e3:0.0} kB" : $"{bytes / 1e6:0.00} MB";
}
