namespace Ham10000.Dataset.Tests;

/// <summary>A small sample of unequal classes, opened and split by lesion.</summary>
public sealed class UnbalancedSample : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public UnbalancedSample()
    {
        HamSample.Create(_folder["data"], images: 80, seed: 4, new HamSampleOptions { Height = 32, Width = 40, Balanced = false });
        Data = HamDataset.Open(_folder["data"]);
        Split = Data.Split(SplitOptions.ByLesion(train: 0.7, validation: 0.1, test: 0.2, seed: 1));
    }

    public HamDataset Data { get; }

    public DataSplit Split { get; }

    public string Folder => _folder["data"];

    public void Dispose()
    {
        Data.Dispose();
        _folder.Dispose();
    }
}
