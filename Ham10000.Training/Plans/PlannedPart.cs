namespace Ham10000.Training;

/// <summary>A part of the model in a <see cref="TrainingPlan"/>.</summary>
/// <param name="Name">What it is: <c>backbone</c>, or <c>own layers</c> for those of the builder.</param>
/// <param name="Layers">Its layers, in Keras's count.</param>
/// <param name="ParameterCount">Its parameters, with the running statistics of batch norms, as Keras counts.</param>
/// <param name="TrainableParameterCount">Those that the fit changes.</param>
/// <param name="FirstTrained">The name of the first layer with parameters that the fit changes; null if there is none.</param>
public sealed record PlannedPart(string Name, int Layers, long ParameterCount, long TrainableParameterCount, string? FirstTrained)
{
    /// <summary>The parameters that stay as they are.</summary>
    public long FrozenParameterCount => ParameterCount - TrainableParameterCount;
}
