namespace Ham10000.Models;

/// <summary>One row of a model's layer list.</summary>
/// <param name="Name">Keras's name of the layer, unique in the model.</param>
/// <param name="Type">Keras's class of the layer.</param>
/// <param name="OutputShape">What it gives out, without the number of images.</param>
/// <param name="ParameterCount">Its parameters, with a batch norm's running mean and variance, as Keras counts.</param>
/// <param name="TrainableParameterCount">Those that training changes.</param>
public sealed record LayerInfo(string Name, string Type, FeatureShape OutputShape, long ParameterCount, long TrainableParameterCount);
