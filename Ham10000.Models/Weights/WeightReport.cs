namespace Ham10000.Models;

/// <summary>What became of every weight of a file and of a network when the one was loaded into the other.</summary>
public sealed record WeightReport
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>What the file has before every key of the network, such as <c>module.</c> or <c>backbone.</c>; empty where it has the network's own keys.</summary>
    public string FilePrefix { get; init; } = "";

    /// <summary>What the file lacks at the beginning of every key: <c>features.</c>, or nothing.</summary>
    public string LeftAway { get; init; } = "";

    /// <summary>State-dict keys of the network that were loaded.</summary>
    public required IReadOnlyList<string> Loaded { get; init; }

    /// <summary>Keys of the network that the file lacks. Batch norms' <c>num_batches_tracked</c>, which nothing uses, is never among them.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Keys of the file that belong to the classifier that the weights were trained with (<c>fc</c>, <c>classifier</c>, <c>head</c>, <c>pre_logits</c>), which the
    /// network does not have. They are left aside: a model has its own.</summary>
    public IReadOnlyList<string> IgnoredHead { get; init; } = [];

    /// <summary>All other keys of the file that the network lacks.</summary>
    public required IReadOnlyList<string> Unexpected { get; init; }

    /// <summary>Keys of both with another shape or kind of number. They were not loaded.</summary>
    public required IReadOnlyList<WeightMismatch> Mismatched { get; init; }

    /// <summary>True if nothing that the network needs is missing or mismatched.</summary>
    public bool IsComplete => Missing.Count == 0 && Mismatched.Count == 0;

    /// <summary>The report on one line.</summary>
    /// <returns>For example <c>resnet50.imagenet.safetensors: 318 weights loaded; classifier left aside: fc.bias, fc.weight</c>.</returns>
    public override string ToString() => $"{System.IO.Path.GetFileName(Path)}: {Loaded.Count:N0} weights loaded"
        + (FilePrefix.Length == 0 ? "" : $" from under {FilePrefix}")
        + (LeftAway.Length == 0 ? "" : $", named without {LeftAway}")
        + (Missing.Count == 0 ? "" : $"; missing: {Text.List(Missing)}")
        + (Mismatched.Count == 0 ? "" : $"; mismatched: {Text.List([.. Mismatched.Select(m => m.ToString())])}")
        + (IgnoredHead.Count == 0 ? "" : $"; classifier left aside: {Text.List(IgnoredHead)}")
        + (Unexpected.Count == 0 ? "" : $"; not used: {Text.List(Unexpected)}");

    internal void ThrowIfIncomplete(string network)
    {
        if (!IsComplete)
        {
            throw new ModelFormatException(Path, $"{Path} does not hold the weights of {network}. "
                + (Missing.Count == 0 ? "" : $"Missing ({Missing.Count:N0}): {Text.List(Missing)}. ")
                + (Mismatched.Count == 0 ? "" : $"Mismatched ({Mismatched.Count:N0}): {Text.List([.. Mismatched.Select(m => m.ToString())])}. ")
                + (IgnoredHead.Count == 0 ? "" : $"Classifier ({IgnoredHead.Count:N0}): {Text.List(IgnoredHead)}. ")
                + (Unexpected.Count == 0 ? "" : $"Not used ({Unexpected.Count:N0}): {Text.List(Unexpected)}. ")
                + "Nothing was loaded. Use a file for this network, with its published state-dict keys.", null);
        }
    }
}
