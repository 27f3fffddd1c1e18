using TorchSharp.Modules;

namespace Ham10000.Training.Internals;

/// <summary>Parameters with the same settings.</summary>
/// <param name="RateFactor">Their learning rate over the optimiser's.</param>
/// <param name="WeightDecay">Their weight decay.</param>
/// <param name="Parameters">At least one.</param>
internal sealed record ParameterSettings(double RateFactor, double WeightDecay, IReadOnlyList<Parameter> Parameters);
