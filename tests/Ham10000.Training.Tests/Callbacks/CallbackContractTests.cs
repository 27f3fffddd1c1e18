using Ham10000.Dataset;

namespace Ham10000.Training.Tests;

/// <summary>What holds for every callback of the library; a new one must be added to <see cref="Callbacks"/>.</summary>
[Collection(TorchTests.Name)]
public sealed class CallbackContractTests(SmallSample sample) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => Callbacks.Names;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void TwoFitsInARow_WithOneCallback_GoAsWithTwo(string name)
    {
        var shared = Make(name);

        var first = Fit(shared);
        var second = Fit(shared);
        var fresh = Fit(Make(name));

        second.Weights.Should().Equal(fresh.Weights).And.Equal(first.Weights);
        second.Rates.Should().Equal(fresh.Rates).And.Equal(first.Rates);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void MissingValidationSet_OfAMonitoringCallback_IsAnOptionsError(string name)
    {
        var callback = Make(name);
        using var model = SmallSample.Model();
        var act = () => Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { Epochs = 1, Callbacks = [callback] });

        if (callback.Monitored is { Phase: MetricPhase.Validation } metric)
        {
            act.Should().Throw<ArgumentException>().WithMessage(
                $"{name} monitors {metric.Name} but Fit was given no validation set. Pass one, or monitor the training {metric.Measure}.");
        }
        else
        {
            act.Should().NotThrow();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void OnFitEnd_AfterAnError_LetsGoOfFiles(string name)
    {
        using var model = SmallSample.Model();
        var failing = new Hooks { EpochEnd = _ => throw new InvalidOperationException("stop") };

        var act = () => Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, SmallSample.Options with { Callbacks = [Make(name), failing] });

        act.Should().Throw<TrainingException>();
        FluentActions.Invoking(() => Directory.Delete(_folder.FullName, recursive: true)).Should().NotThrow();
        Directory.CreateDirectory(_folder.FullName);
    }

    private TrainingCallback Make(string name) => Callbacks.Make(name, _folder.FullName);

    private (IReadOnlyList<string> Weights, IReadOnlyList<double> Rates) Fit(TrainingCallback callback)
    {
        using var model = SmallSample.Model();
        var history = Trainer.Fit(model, sample.Split.Train, sample.Split.Validation,
            SmallSample.Options with { Epochs = 3, Augmentation = Augmentation.Standard, Callbacks = [callback] });
        return (Weights.Of(model), [.. history.Epochs.Select(e => e.LearningRate)]);
    }
}
