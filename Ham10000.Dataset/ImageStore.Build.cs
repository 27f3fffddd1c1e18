using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Ham10000.Dataset;

public sealed partial class ImageStore
{
    /// <summary>Opens the store of these images, or builds it if there is none, or the one there is damaged or no longer
    /// matches the images' names, sizes or times.</summary>
    /// <param name="sources">The images; row i of the store is source i. At least one.</param>
    /// <param name="preprocessing">Size, resize mode and filter. The standardisation plays no part.</param>
    /// <param name="options">Threads, progress and place; null for the defaults.</param>
    /// <param name="cancellationToken">Stops a build; nothing of it stays behind.</param>
    /// <returns>The store. The caller disposes it.</returns>
    /// <exception cref="DatasetFormatException">Images are missing or cannot be decoded; the message names up to ten.</exception>
    /// <exception cref="IOException">The cache folder cannot be written, or the disk is full.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ImageStore OpenOrBuild(
        IReadOnlyList<ImageSource> sources, Preprocessing preprocessing, StoreOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(preprocessing);
        if (sources.Count == 0)
        {
            throw new ArgumentException("Expected at least one image to store, got none.", nameof(sources));
        }

        options ??= new StoreOptions();
        options.Validate();
        preprocessing.Validate();
        cancellationToken.ThrowIfCancellationRequested();
        var key = StoreKey.Of(sources, preprocessing);
        string folder = options.CacheFolder ?? CacheFolder.For("stores");
        string path = System.IO.Path.Combine(folder, key.FileName);
        if (TryOpen(path, key, sources, out string reason) is { } opened)
        {
            StoreFolder.RemoveAbandoned(folder, key.FileName);
            return opened;
        }

        // Another one may have built it while this one waited, or just before its turn.
        using var turn = StoreLock.Take(path, Wait, cancellationToken);
        if (TryOpen(path, key, sources, out reason) is { } builtByAnother)
        {
            return builtByAnother;
        }

        options.Logger?.LogInformation("Building the image store {Path}: {Reason}", path, reason);
        var clock = Stopwatch.StartNew();
        StoreBuilder.Build(path, key, sources, preprocessing, options, cancellationToken);
        var store = TryOpen(path, key, sources, out reason)
            ?? throw new IOException($"{path}: the image store was built and cannot be read back: {reason}. Check the disk, or set {CacheFolder.Variable} to a folder on another one.");
        options.Logger?.LogInformation("Built the image store {Path}: {Count} images in {Seconds:F1} s", path, sources.Count, clock.Elapsed.TotalSeconds);
        return store;

        void Wait() => options.Logger?.LogInformation("Waiting for the image store {Path}, which another process is building", path);
    }

    private static ImageStore? TryOpen(string path, StoreKey key, IReadOnlyList<ImageSource> sources, out string reason)
    {
        if (!File.Exists(path))
        {
            reason = "there is none yet";
            return null;
        }

        try
        {
            var mapping = StoreMapping.Open(path, key, out var header, out reason);
            if (mapping is null)
            {
                return null;
            }

            StoreFolder.Touch(path);
            return new ImageStore(path, header, mapping, sources);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            reason = $"the one there is cannot be read: {e.Message}";
            return null;
        }
    }
}
