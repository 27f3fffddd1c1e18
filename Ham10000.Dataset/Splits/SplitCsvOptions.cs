namespace Ham10000.Dataset;

/// <summary>How strictly <see cref="HamDataset.SplitFromCsv"/> and <see cref="HamDataset.KFoldFromCsv"/> compare a file with the dataset.</summary>
public sealed record SplitCsvOptions
{
    /// <summary>What happens to images of the dataset that the file does not name. Default: an error.</summary>
    public OnUnassigned OnUnassigned { get; init; }

    /// <summary>Whether the file may name images that the dataset has left out, by cleaning for instance; they are passed over and stand in the
    /// dataset's report with the reason. Ids that the dataset never had are an error always. Default: false.</summary>
    public bool AllowLeftOut { get; init; }

    internal void Validate()
    {
        if (!Enum.IsDefined(OnUnassigned))
        {
            new[] { $"OnUnassigned is {(int)OnUnassigned}, expected {nameof(OnUnassigned.Fail)} or {nameof(OnUnassigned.Exclude)}" }.ThrowIfAny("The options for reading a split");
        }
    }
}
