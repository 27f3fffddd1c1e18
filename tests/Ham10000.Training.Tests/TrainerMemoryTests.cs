using TorchSharp;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public class TrainerMemoryTests(SmallSample sample)
{
    [Fact]
    public void Fit_AtItsEnd_LeavesOnlyTheModelsTensors()
    {
        var statistics = DisposeScopeManager.Statistics.TensorStatistics;
        var before = statistics.ThreadTotalLiveCount;
        using (var model = SmallSample.Model())
        {
            var built = statistics.ThreadTotalLiveCount;
            Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, SmallSample.Options with { Callbacks = [new EarlyStopping(Metric.ValidationLoss)] });

            statistics.ThreadTotalLiveCount.Should().Be(built);
        }

        statistics.ThreadTotalLiveCount.Should().Be(before);
    }

    [Fact]
    public void Fit_FromStepToStep_KeepsTheCountOfLiveTensors()
    {
        using var model = SmallSample.Model();
        var statistics = DisposeScopeManager.Statistics.TensorStatistics;
        var counts = new List<long>();
        var counter = new Hooks { StepEnd = _ => counts.Add(statistics.ThreadTotalLiveCount) };

        Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, SmallSample.Options with { Epochs = 4, Callbacks = [counter] });

        counts.Count.Should().BeGreaterThan(10);
        counts.Skip(1).Should().AllBeEquivalentTo(counts[1]);
    }
}
