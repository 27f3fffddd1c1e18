namespace Ham10000.Models;

/// <summary>One row of a model's layer list.</summary>
/// <param name="Name">Keras's name of the layer, unique in the model.</param>
/// <param name="Type">Keras's class of the layer.</param>
/// <param name="OutputShape">What it gives out, without the number of images.</param>
/// <param name="ParameterCount">Its parameters, with a batch norm's running mean and variance, as Keras counts.</param>
/// <param name="TrainableParameterCount">Those that training changes.</param>
public sealed record LayerInfo(string Name, string Type, FeatureShape OutputShape, long ParameterCount, long TrainableParameterCount)
{
    /// <summary>Where it lies in the model's state dict, such as <c>backbone.blocks.3.4.conv_pw</c>; for a layer that computes nothing trainable, the path
    /// of its neighbour in the same block. Empty for the input.</summary>
    public string Path { get; init; } = "";

    /// <summary>Multiplications of a weight with a value for one image; 0 for layers without kernels, null for a layer of the user's own with kernels.</summary>
    public long? MultiplyAdds { get; init; }

    /// <summary>Whether the layer is in the frozen part of the model: its parameters take no gradient, its batch norm uses its running statistics.
    /// Dropout works all the same.</summary>
    public bool IsFrozen { get; init; }
}
