namespace Ham10000.Training.Tests;

/// <summary>Managed memory that a step takes on the thread that trains.</summary>
[Collection(TorchTests.Name)]
public class TrainerAllocationTests(SmallSample sample)
{
    // What remains are the wrappers of the step's tensors, some 100 bytes each, with the lists that hand them to native code and own them in a scope.
    private const int MostBytesOfStep = 8 * 1024;

    [Fact]
    public void Fit_FromStepToStep_AllocatesLittleAndNoMoreThanBefore()
    {
        using var model = SmallSample.Model();
        var steps = new List<(int Step, long Bytes)>(1000);
        var counter = new StepCounter(steps);

        Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { Epochs = 12, BatchSize = 4, Callbacks = [counter] });

        // The first step of an epoch starts a reader.
        var taken = steps.Zip(steps.Skip(1)).Where(pair => pair.Second.Step > 2).Select(pair => pair.Second.Bytes - pair.First.Bytes).ToList();
        var later = taken.Skip(taken.Count / 2).Order().ToList();
        var earlier = taken.Take(taken.Count / 2).Order().ToList();
        later[later.Count / 2].Should().BeLessThan(MostBytesOfStep);
        later[later.Count / 2].Should().BeLessThanOrEqualTo(earlier[earlier.Count / 2]);
    }

    private sealed class StepCounter(List<(int Step, long Bytes)> steps) : TrainingCallback
    {
        public override void OnStepEnd(TrainingContext context) => steps.Add((context.Step, GC.GetAllocatedBytesForCurrentThread()));
    }
}
