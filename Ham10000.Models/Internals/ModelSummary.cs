using System.Text;

namespace Ham10000.Models;

/// <summary>Prints a model's layers as Keras does.</summary>
internal static class ModelSummary
{
    public static string Of(ModelSpec spec, IReadOnlyList<LayerInfo> layers, bool backboneLayers)
    {
        var rows = Rows(spec, layers, backboneLayers).ToList();
        var nameWidth = Math.Max("Layer (type)".Length, rows.Max(row => row.Name.Length)) + 2;
        var shapeWidth = Math.Max("Output shape".Length, rows.Max(row => row.Shape.Length)) + 2;
        var countWidth = Math.Max("Parameters".Length, rows.Max(row => row.Count.Length));
        var line = new string('-', nameWidth + shapeWidth + countWidth);
        var text = new StringBuilder().AppendLine($"Model: {spec.Name}").AppendLine(line);
        foreach (var (name, shape, count) in rows.Prepend(("Layer (type)", "Output shape", "Parameters")))
        {
            text.AppendLine($"{name.PadRight(nameWidth)}{shape.PadRight(shapeWidth)}{count.PadLeft(countWidth)}");
        }

        return text.AppendLine(line).Append(Totals(layers)).ToString();
    }

    private static IEnumerable<(string Name, string Shape, string Count)> Rows(ModelSpec spec, IReadOnlyList<LayerInfo> layers, bool backboneLayers)
    {
        var folded = spec.Backbone is not null && !backboneLayers;
        var ofBackbone = folded ? BackboneCatalogue.Of(spec.Backbone!).LayerCount : 0;
        var shown = folded ? [layers[0], Fold(spec, layers.Skip(1).Take(ofBackbone)), .. layers.Skip(1 + ofBackbone)] : layers;
        return shown.Select(layer => ($"{layer.Name} ({layer.Type})", $"{layer.OutputShape}", $"{layer.ParameterCount:N0}"));
    }

    private static LayerInfo Fold(ModelSpec spec, IEnumerable<LayerInfo> layers)
    {
        var list = layers.ToList();
        return new LayerInfo("backbone", $"{spec.Backbone!.Network}", list[^1].OutputShape, list.Sum(layer => layer.ParameterCount),
            list.Sum(layer => layer.TrainableParameterCount));
    }

    private static string Totals(IReadOnlyList<LayerInfo> layers)
    {
        var total = layers.Sum(layer => layer.ParameterCount);
        var trainable = layers.Sum(layer => layer.TrainableParameterCount);
        return $"Total parameters: {total:N0}{Environment.NewLine}Trainable parameters: {trainable:N0}{Environment.NewLine}"
            + $"Non-trainable parameters: {total - trainable:N0}{Environment.NewLine}";
    }
}
