namespace Ham10000.Models;

/// <summary>What became of one file of many: a prediction, or why there is none.</summary>
public sealed record FilePrediction
{
    private FilePrediction(string path) => Path = path;

    /// <summary>The file, as the caller named it, or under the folder as the caller named that.</summary>
    public string Path { get; }

    /// <summary>What the model says; null if the file could not be read.</summary>
    public Prediction? Prediction { get; private init; }

    /// <summary>Why the file could not be read: a <see cref="Dataset.DatasetFormatException"/> for one that is no image or damaged, an
    /// <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> for one that cannot be opened. Null if it was.</summary>
    public Exception? Error { get; private init; }

    internal static FilePrediction Of(string path, Prediction prediction) => new(path) { Prediction = prediction };

    internal static FilePrediction Failed(string path, Exception error) => new(path) { Error = error };
}
