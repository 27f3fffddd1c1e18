using Ham10000.Dataset;
using Ham10000.Evaluation;

namespace Ham10000.Training.Internals;

/// <summary>What a cross-validation trains on every fold.</summary>
/// <param name="Name">What it is called in tables.</param>
/// <param name="Evaluation">How each fold is judged.</param>
/// <param name="Settings">All that decides the results, by name.</param>
/// <param name="Train">Trains and judges on a split, with options that are adapted to the fold.</param>
internal sealed record FoldJob(
    string Name, EvaluationOptions Evaluation, IReadOnlyDictionary<string, string> Settings, Func<DataSplit, AdaptOptions, EvaluationOptions, CancellationToken, TrainedRun> Train);
