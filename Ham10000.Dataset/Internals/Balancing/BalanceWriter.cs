namespace Ham10000.Dataset;

/// <summary>Writes the images of a plan in parallel. What a file holds depends on its image alone.</summary>
internal sealed class BalanceWriter(string target, BalancePlan plan, BalanceOptions options, DecodeOptions decode)
{
    private readonly ProgressCounter _progress = new(
        plan.Images, options.Progress is { } progress ? (done, elapsed) => progress.Report(new BalanceProgress(done, plan.Images, elapsed)) : null);

    private long _bytes;

    /// <summary>Writes images, metadata and manifest into a folder.</summary>
    internal void Write(string folder, BalanceManifest manifest, byte[] metadata, CancellationToken cancellationToken)
    {
        foreach (string code in DiagnosisExtensions.AllCodes.Where((_, d) => plan.Originals.Any(o => (int)o.Record.Diagnosis == d)))
        {
            Store(() => Directory.CreateDirectory(Path.Combine(folder, BalanceFiles.ImagesName, code)));
        }

        using var makers = new ThreadLocal<CopyMaker>(() => new CopyMaker(options, decode));
        ParallelLoop.Run(plan.Originals.Count, options.Threads, i => WriteOriginal(plan.Originals[i], makers.Value!, folder, cancellationToken), cancellationToken);
        Store(() => File.WriteAllBytes(Path.Combine(folder, TableNames.Ham), metadata));
        Store(() => File.WriteAllBytes(Path.Combine(folder, BalanceFiles.ManifestName), (manifest with { ImageBytes = _bytes }).ToJson()));
    }

    private void WriteOriginal(PlannedOriginal original, CopyMaker maker, string folder, CancellationToken cancellationToken)
        => maker.Make(original, (name, content) =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            Store(() => File.WriteAllBytes(BalanceFiles.PathOf(folder, original.Record, name), content));
            Interlocked.Add(ref _bytes, content.Length);
            _progress.Add();
        });

    private void Store(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(target, _progress.Done, plan.Images, Interlocked.Read(ref _bytes), e);
        }
    }

    internal static IOException Unwritable(string folder, int done, int total, long bytes, Exception cause)
    {
        string size = done > 0 ? $" All would take about {bytes / 1e6 / done * total:F0} MB." : "";
        return new IOException($"The balanced set cannot be written to '{folder}': {cause.Message.TrimEnd('.')}. {done:N0} of {total:N0} images were written and have been removed.{size} Make room and check the folder's permissions, or choose another one.", cause);
    }
}
