namespace Ham10000.Models;

/// <summary>What became of every weight of a file and of a network when the one was loaded into the other.</summary>
public sealed record WeightReport
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>State-dict keys that were loaded.</summary>
    public required IReadOnlyList<string> Loaded { get; init; }

    /// <summary>Keys of the network that the file lacks. Batch norms' <c>num_batches_tracked</c>, which nothing uses, is never among them.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Keys of the file that the network lacks; for a backbone, those of the published classifier.</summary>
    public required IReadOnlyList<string> Unexpected { get; init; }

    /// <summary>Keys of both with another shape or kind of number. They were not loaded.</summary>
    public required IReadOnlyList<WeightMismatch> Mismatched { get; init; }

    /// <summary>True if nothing that the network needs is missing or mismatched.</summary>
    public bool IsComplete => Missing.Count == 0 && Mismatched.Count == 0;

    /// <summary>The report on one line.</summary>
    /// <returns>For example <c>resnet50.imagenet.safetensors: 318 weights loaded; not used: fc.bias, fc.weight</c>.</returns>
    public override string ToString() => $"{System.IO.Path.GetFileName(Path)}: {Loaded.Count:N0} weights loaded"
        + (Missing.Count == 0 ? "" : $"; missing: {Text.List(Missing)}")
        + (Mismatched.Count == 0 ? "" : $"; mismatched: {Text.List([.. Mismatched.Select(m => m.ToString())])}")
        + (Unexpected.Count == 0 ? "" : $"; not used: {Text.List(Unexpected)}");

    internal void ThrowIfIncomplete(string network)
    {
        if (!IsComplete)
        {
            throw new ModelFormatException(Path, $"{Path} does not hold the weights of {network}. "
                + (Missing.Count == 0 ? "" : $"Missing ({Missing.Count:N0}): {Text.List(Missing)}. ")
                + (Mismatched.Count == 0 ? "" : $"Mismatched ({Mismatched.Count:N0}): {Text.List([.. Mismatched.Select(m => m.ToString())])}. ")
                + (Unexpected.Count == 0 ? "" : $"Not used ({Unexpected.Count:N0}): {Text.List(Unexpected)}. ")
                + "Nothing was loaded. Use a file for this network, with its published state-dict keys.", null);
        }
    }
}
