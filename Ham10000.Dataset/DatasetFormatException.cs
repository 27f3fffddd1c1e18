namespace Ham10000.Dataset;

/// <summary>A file of a dataset is missing or not what it should be. The message says where, what was found, what was expected and what to do.</summary>
public class DatasetFormatException : Exception
{
    /// <summary>An error with a general message.</summary>
    public DatasetFormatException() : this("A file of the dataset is not what it should be.")
    {
    }

    /// <summary>An error with this message.</summary>
    public DatasetFormatException(string message) : base(message)
    {
    }

    /// <summary>An error with this message and what caused it.</summary>
    public DatasetFormatException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>The file or folder at fault, where one is known.</summary>
    public string? Path { get; init; }

    /// <summary>The line at fault, counted from 1, where one is known.</summary>
    public int? Line { get; init; }

    /// <summary>The id of the image at fault, where one is known.</summary>
    public string? ImageId { get; init; }
}
