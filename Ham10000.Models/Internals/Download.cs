using System.Buffers;
using System.Security.Cryptography;
using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>Fetches a file, checks its hash, and only then gives it its name.</summary>
internal static class Download
{
    private const long LargestFile = 8L << 30;
    private const int ChunkBytes = 1 << 17;

    /// <summary>A server that sends nothing for this long is given up.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    public static void ToFile(Uri address, string sha256, string path, string weightsName, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var stalled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            AtomicFile.Write(path, file =>
            {
                var found = Copy(address, file, progress, stalled);
                if (found != sha256)
                {
                    throw new ModelFormatException(Display(address), $"{Display(address)}: the downloaded file has SHA-256 {found}; expected {sha256}. "
                        + "It was discarded. Check the address and the hash.", null);
                }
            });
        }
        catch (Exception e) when (e is not ModelFormatException && (e is HttpRequestException or IOException || stalled.IsCancellationRequested))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var reason = stalled.IsCancellationRequested ? $"nothing came for {Patience.TotalSeconds:0} seconds" : e.Message.TrimEnd('.');
            throw PretrainedWeightsNotFoundException.ForDownload(weightsName, Display(address), reason, e);
        }
    }

    /// <summary>The address without what may be secret in it: user, password and query.</summary>
    public static string Display(Uri address) => address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    private static string Copy(Uri address, FileStream file, IProgress<DownloadProgress>? progress, CancellationTokenSource stalled)
    {
        stalled.CancelAfter(Patience);
        using var handler = new SocketsHttpHandler { UseProxy = !address.IsLoopback };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = client.Send(request, HttpCompletionOption.ResponseHeadersRead, stalled.Token);
        response.EnsureSuccessStatusCode();

        // A synchronous read takes no token; closing the response ends it.
        using var closing = stalled.Token.Register(response.Dispose);
        using var content = response.Content.ReadAsStream(stalled.Token);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var total = response.Content.Headers.ContentLength;
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            for (var received = 0L; ;)
            {
                var read = content.Read(buffer, 0, ChunkBytes);
                stalled.Token.ThrowIfCancellationRequested();
                stalled.CancelAfter(Patience);
                if (read == 0)
                {
                    return Convert.ToHexStringLower(hash.GetHashAndReset());
                }

                received += read;
                if (received > LargestFile)
                {
                    throw new IOException($"the file has more than {LargestFile:N0} bytes");
                }

                hash.AppendData(buffer, 0, read);
                file.Write(buffer, 0, read);
                progress?.Report(new DownloadProgress(received, total));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
