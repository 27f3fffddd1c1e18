namespace Ham10000.Models;

/// <summary>Follows the centres of receptive fields through a network.</summary>
/// <remarks>
/// Strided windows with padding on one side only, as TensorFlow's SAME rule has it, move the centres: MobileNet's 4 × 4 maps of an image of 100 × 125
/// pixels look at columns 28, 60, 92 and 124, not at those of four equal parts. Araujo et al., "Computing receptive fields of convolutional neural networks",
/// Distill 2019.
/// </remarks>
internal sealed class FieldGeometry
{
    private readonly Dictionary<string, (FieldAxis Rows, FieldAxis Columns)> _axes = [];
    private readonly Dictionary<string, int> _heights = [];

    private FieldGeometry(OnnxPort images) => (_axes[images.Name], _heights[images.Name]) = ((FieldAxis.Pixels, FieldAxis.Pixels), (int)images.Shape[1]);

    /// <summary>The axes of what a graph from standardised images to maps gives out.</summary>
    public static (FieldAxis Rows, FieldAxis Columns) Of(OnnxGraph graph)
    {
        var geometry = new FieldGeometry(graph.Inputs[0]);
        foreach (var node in graph.Nodes)
        {
            geometry.Follow(node);
        }

        return geometry._axes[graph.Output!.Name];
    }

    // What comes from the mean of a whole map, such as a gate, looks at no place and has no axes.
    private void Follow(OnnxNode node)
    {
        var inputs = node.Inputs.Where(_axes.ContainsKey).Select(name => _axes[name]).ToList();
        if (inputs.Count == 0 || node.Type == "GlobalAveragePool")
        {
            return;
        }

        var (rows, columns) = Mean(inputs);
        _axes[node.Output] = node.Type switch
        {
            OnnxOperators.Convolution or "MaxPool" or "AveragePool" => (Under(rows, node, 0), Under(columns, node, 1)),
            "ConvTranspose" => (Over(rows, node, 0), Over(columns, node, 1)),
            "Resize" => (Enlarged(rows, node), Enlarged(columns, node)),
            _ => (rows, columns),
        };
        _heights[node.Output] = node.Shape.Height;
    }

    // Branches that are added or laid beside each other nearly always look at the same places.
    private static (FieldAxis Rows, FieldAxis Columns) Mean(List<(FieldAxis Rows, FieldAxis Columns)> axes) =>
        (Mean(axes.ConvertAll(axis => axis.Rows)), Mean(axes.ConvertAll(axis => axis.Columns)));

    private static FieldAxis Mean(List<FieldAxis> axes) => new(axes.Average(axis => axis.First), axes.Average(axis => axis.Step));

    private static FieldAxis Under(FieldAxis axis, OnnxNode node, int index) => axis.Under(Window(node, index), Ints(node, "strides", index, 1), Ints(node, "pads", index, 0));

    private static FieldAxis Over(FieldAxis axis, OnnxNode node, int index) => axis.Over(Window(node, index), Ints(node, "strides", index, 1), Ints(node, "pads", index, 0));

    // Every value becomes a square of as many; the factor is the same for both axes.
    private FieldAxis Enlarged(FieldAxis axis, OnnxNode node)
    {
        var factor = (double)node.Shape.Height / _heights[node.Inputs[0]];
        return new FieldAxis(axis.First + (axis.Step * ((0.5 / factor) - 0.5)), axis.Step / factor);
    }

    private static long Window(OnnxNode node, int index) => ((Ints(node, "kernel_shape", index, 1) - 1) * Ints(node, "dilations", index, 1)) + 1;

    private static long Ints(OnnxNode node, string name, int index, long usual) =>
        node.Attributes.FirstOrDefault(attribute => attribute.Name == name) is { Ints.Count: > 0 } attribute ? attribute.Ints[index] : usual;
}
