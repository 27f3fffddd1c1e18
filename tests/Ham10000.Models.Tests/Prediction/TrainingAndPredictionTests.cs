using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

public sealed class TrainingAndPredictionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Predict_TrainingImage_GivesTheProbabilitiesThatTrainingSaw()
    {
        HamSample.Create(_folder["data"], images: 14, seed: 2, new HamSampleOptions { Height = 60, Width = 80 });
        using var data = HamDataset.Open(_folder["data"]);
        var set = data.ToImageSet();
        var storeOptions = new StoreOptions { CacheFolder = _folder["cache"] };
        var fitted = new Preprocessing { Height = 24, Width = 30 }.Fit(set, storeOptions);
        using var model = ModelBuilder.FromInput(24, 30).Conv2d(4, activation: Activation.Relu).MaxPool(2).Flatten().Dense(7).Build(seed: 5);
        model.SetTask(set.Labels, fitted);
        model.Save(_folder["model.safetensors"]);
        using var predictor = Predictor.Load(_folder["model.safetensors"]);
        model.eval();

        // One image a batch on both sides, so that not even the order of additions differs.
        using var loader = new BatchLoader(set, fitted, new LoaderOptions { BatchSize = 1 }, storeOptions);
        var seen = 0;
        foreach (var batch in loader.ReadEpoch(0))
        {
            using var scope = NewDisposeScope();
            var trained = Objective.For(set.Labels).Probabilities(model.Forward(batch)).detach().data<float>().ToArray();
            var record = set.Records[batch.Indices[0]];

            var predicted = predictor.Predict(record.ImagePath).Probabilities;

            predicted.Zip(trained, (x, y) => Math.Abs(x - y)).Should().OnlyContain(difference => difference < 1e-6, record.ImageId);
            batch.Dispose();
            seen++;
        }

        seen.Should().Be(14);
    }
}
