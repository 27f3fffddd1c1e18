namespace Ham10000.Dataset;

/// <summary>A stream has more bytes than its reader is willing to take.</summary>
internal sealed class BoundExceededException : IOException
{
    public BoundExceededException() : this("The stream has more bytes than its bound.")
    {
    }

    public BoundExceededException(string message) : base(message)
    {
    }

    public BoundExceededException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
