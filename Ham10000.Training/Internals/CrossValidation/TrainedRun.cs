using Ham10000.Evaluation;
using Ham10000.Models;

namespace Ham10000.Training.Internals;

/// <summary>A model that was trained and judged, one of several.</summary>
internal sealed record TrainedRun(ImageModel Model, TrainingHistory History, TimeSpan Time, EvaluationReport? Validation, EvaluationReport? Test) : IDisposable
{
    public void Dispose() => Model.Dispose();
}
