using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <content>The predictions as a table.</content>
public sealed partial class Predictions
{
    /// <summary>Writes the predictions as CSV (RFC 4180, UTF-8), whole or not at all: a line per image with the columns <c>image_id</c>, <c>lesion_id</c>,
    /// <c>actual</c>, <c>predicted</c> (the names of classes) and one per class, <c>p_</c> and its name, with its probability. Numbers are exact: reading
    /// them as float32 gives the same bits. <see cref="LoadCsv"/> reads it.</summary>
    /// <param name="path">The file to write; an existing one is replaced. A missing folder is made.</param>
    /// <remarks>With a target such as <see cref="Target.Sex"/> the labels say it of every image; think of that before passing the file on.</remarks>
    public void SaveCsv(string path) => TextFile.Write(path, PredictionsCsv.Write(this));

    /// <summary>Reads what <see cref="SaveCsv"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <param name="schema">The classes. They must be those of the file, in the same order.</param>
    /// <exception cref="FormatException">The file is no such table; the message says in which line, what was found and what was expected.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Predictions LoadCsv(string path, LabelSchema schema)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(schema);
        return PredictionsCsv.Read(path, File.ReadAllText(path), schema);
    }
}
