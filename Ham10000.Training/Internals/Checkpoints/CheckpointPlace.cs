using System.Globalization;

namespace Ham10000.Training.Internals;

/// <summary>Where in a fit a checkpoint was taken: so many complete epochs, and so many steps of the next. Gives the file its name and its rank.</summary>
internal readonly record struct CheckpointPlace(int Epochs, int Steps) : IComparable<CheckpointPlace>
{
    internal const string Prefix = "checkpoint-", Ending = ".safetensors";

    internal string FileName => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Epochs:D5}-{Steps:D7}{Ending}");

    public int CompareTo(CheckpointPlace other) => (Epochs, Steps).CompareTo((other.Epochs, other.Steps));

    /// <summary>Reads a file's name; null if it is no checkpoint's.</summary>
    internal static CheckpointPlace? Of(string path)
    {
        var name = Path.GetFileName(path);
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !name.EndsWith(Ending, StringComparison.Ordinal) || name.Length < Prefix.Length + Ending.Length)
        {
            return null;
        }

        var parts = name[Prefix.Length..^Ending.Length].Split('-');
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var epochs)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var steps)
            ? new CheckpointPlace(epochs, steps)
            : null;
    }
}
