namespace Ham10000.Models;

/// <summary>A file of weights or a model file is not what it should be: damaged, cut short, of another format, or for another network.</summary>
public sealed class ModelFormatException : Exception
{
    /// <summary>Creates an exception that names no file.</summary>
    public ModelFormatException()
    {
    }

    /// <summary>Creates an exception that names no file.</summary>
    /// <param name="message">What was found, what was expected, and what to do.</param>
    public ModelFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception that names no file.</summary>
    /// <param name="message">What was found, what was expected, and what to do.</param>
    /// <param name="innerException">What brought it to light.</param>
    public ModelFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates an exception about one file.</summary>
    /// <param name="path">The file, as the caller named it.</param>
    /// <param name="message">What was found, what was expected, and what to do.</param>
    /// <param name="innerException">What brought it to light, if anything did.</param>
    public ModelFormatException(string path, string message, Exception? innerException)
        : base(message, innerException)
        => Path = path;

    /// <summary>The file, as the caller named it; null where no file is concerned.</summary>
    public string? Path { get; }
}
