using Ham10000.Training.Internals;

namespace Ham10000.Training;

public sealed partial record TrainingOptions
{
    private IEnumerable<string> LearningProblems(FitFacts facts) =>
        (Loss?.Problems(facts) ?? [])
            .Concat(GradientClipping?.Problems() ?? [])
            .Concat(AccumulateBatches < 1 ? [$"AccumulateBatches is {AccumulateBatches}. Expected at least 1; 1 makes a step of every batch."] : [])
            .Concat(MovingAverage?.Problems() ?? [])
            .Concat(OnNonFinite?.Problems() ?? ["OnNonFinite is null. Expected a choice such as OnNonFinite.Stop."])
            .Concat(BatchTransform?.Problems() ?? [])
            .Concat(Optimizer.PartProblems(facts.ParameterNames))
            .Concat(Phases.SelectMany((phase, i) => phase.Problems(facts).Select(problem => $"Phase {i + 1}: {problem}")));
}
