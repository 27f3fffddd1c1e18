using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Training.Tests;

/// <summary>A sample set of 42 small images, opened and split once, with its store in a folder of its own.</summary>
public sealed class SmallSample : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SmallSample()
    {
        Environment.SetEnvironmentVariable(CacheFolder.Variable, _folder["cache"]);
        HamSample.Create(_folder["data"], images: 42, seed: 3, new HamSampleOptions { Height = 48, Width = 60, Balanced = true });
        Data = HamDataset.Open(_folder["data"]);
        Split = Divide(Data);
    }

    /// <summary>The folder of the images.</summary>
    public string DataFolder => _folder["data"];

    /// <summary>The folder of their store.</summary>
    public string Cache => _folder["cache"];

    public HamDataset Data { get; }

    public DataSplit Split { get; }

    /// <summary>The split of the sample.</summary>
    public static DataSplit Divide(HamDataset data) => data.Split(SplitOptions.ByLesion(train: 0.6, validation: 0.2, test: 0.2, seed: 1));

    /// <summary>Training options that are quick.</summary>
    public static TrainingOptions Options => new()
    {
        Epochs = 2,
        BatchSize = 8,
        Optimizer = Optimizer.Adam(1e-3),
        Threads = 1,
    };

    /// <summary>A network with dropout, batch norm and an L2 penalty, for images of 24×30.</summary>
    public static ImageModel Model(int seed = 1) => ModelBuilder.FromInput(24, 30)
        .Conv2d(8, activation: Activation.Relu).MaxPool(2).BatchNorm().Dropout(0.25)
        .GlobalAveragePooling().Dense(7, l2: 0.01).Build(seed);

    public void Dispose()
    {
        Data.Dispose();
        _folder.Dispose();
    }
}
