namespace Ham10000.Models;

/// <summary>How far a download has come.</summary>
/// <param name="BytesReceived">Bytes received so far.</param>
/// <param name="BytesTotal">The size of the whole file in bytes; null where the server does not say.</param>
public readonly record struct DownloadProgress(long BytesReceived, long? BytesTotal);
