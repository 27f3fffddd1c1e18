using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation.Tests;

/// <summary>A sample set of 35 small images, opened and split once, with its stores in a folder of its own.</summary>
public sealed class SmallSample : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HamDataset _data;

    public SmallSample()
    {
        Environment.SetEnvironmentVariable(CacheFolder.Variable, _folder["cache"]);
        HamSample.Create(_folder["data"], images: 35, seed: 3, new HamSampleOptions { Height = 48, Width = 60 });
        _data = HamDataset.Open(_folder["data"]);
        Split = _data.Split(SplitOptions.ByLesion(train: 0.4, validation: 0.1, test: 0.5, seed: 1));
        Options = new EvaluationOptions { BatchSize = 4 };
        Fitted = new Preprocessing { Height = 24, Width = 30, Standardization = Standardization.ImageNet };
    }

    public DataSplit Split { get; }

    /// <summary>Small batches, so that there are several.</summary>
    public EvaluationOptions Options { get; }

    public Preprocessing Fitted { get; }

    /// <summary>A network with dropout, batch norm and an L2 penalty that knows its task.</summary>
    public ImageModel Model()
    {
        var model = Untrained();
        model.SetTask(Split.Labels, Fitted);
        return model;
    }

    /// <summary>The same network before it knows its task.</summary>
    public static ImageModel Untrained() => ModelBuilder.FromInput(24, 30)
        .Conv2d(4, activation: Activation.Relu).BatchNorm().Dropout(0.5).GlobalAveragePooling().Dense(7, l2: 0.01).Build(seed: 5);

    public void Dispose()
    {
        _data.Dispose();
        _folder.Dispose();
    }
}
