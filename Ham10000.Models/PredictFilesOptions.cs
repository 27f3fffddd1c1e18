using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>How <see cref="Predictor"/> goes through many files.</summary>
public sealed record PredictFilesOptions
{
    /// <summary>Images per run of the network. At least 1; default 32.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Whether the folders inside a folder are gone through too; links to folders are not followed. Default false.</summary>
    public bool Recursive { get; init; }

    /// <summary>Which files of a folder are images, by the end of their names, in any case. Default: <c>.jpg</c>, <c>.jpeg</c> and <c>.png</c>.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [".jpg", ".jpeg", ".png"];

    /// <summary>What is known of the patient of a file, by its path, for a model that joins it; called on other threads. Default: null, nothing is known.</summary>
    public Func<string, PatientFacts?>? Patient { get; init; }

    internal void Validate() => Problems().ThrowIfAny("The options");

    private IEnumerable<string> Problems()
    {
        if (BatchSize < 1)
        {
            yield return $"BatchSize {BatchSize} must be at least 1";
        }

        if (Extensions is not { Count: > 0 } || Extensions.Any(extension => extension is not ['.', _, ..]))
        {
            yield return $"Extensions ({string.Join(", ", Extensions ?? [])}) must be at least one and begin with a dot, such as .jpg";
        }
    }
}
