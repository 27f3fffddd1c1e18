namespace Ham10000.Dataset;

/// <summary>Looks at the image of every row: its header, and the whole picture where bad ones are to be left out.</summary>
internal static class ImageChecks
{
    private const int ReportEvery = 100;
    private static readonly DecodeOptions AnySize = new() { AnySize = true };

    /// <summary>Replaces the rows whose images cannot be used by the reason.</summary>
    /// <returns>What the headers of the others say, by image id.</returns>
    internal static IReadOnlyDictionary<string, ImageInfo> Run(List<MetadataRow> rows, OpenOptions options, string root)
    {
        var decode = new DecodeOptions { DecodePixelsLimit = options.DecodePixelsLimit };
        var memory = options.OnBadImage == OnBadImage.Exclude ? FactStore.Load(options.CacheFolder, root) : null;
        var total = rows.Count(row => row.Record is not null);
        var done = 0;
        var infos = new ImageInfo?[rows.Count];
        ParallelLoop.Run(rows.Count, options.Threads, i =>
        {
            if (rows[i].Record is not { } record)
            {
                return;
            }

            if (Check(record, decode, memory, out infos[i], out _) is { } bad)
            {
                rows[i] = rows[i].LeftOut(bad.Reason, bad.Detail);
            }

            var now = Interlocked.Increment(ref done);
            if (now == total || now % ReportEvery == 0)
            {
                options.Progress?.Report(new OpenProgress(now, total));
            }
        });
        memory?.Save();
        return Enumerable.Range(0, rows.Count).Where(i => rows[i].Record is not null).ToDictionary(i => rows[i].ImageId, i => infos[i]!, StringComparer.Ordinal);
    }

    /// <summary>Looks at one image: its header, and the whole picture where there is a memory to put the facts into.</summary>
    /// <returns>What is wrong, or null.</returns>
    internal static (ExclusionReason Reason, string Detail)? Check(LesionRecord record, DecodeOptions decode, FactStore? memory, out ImageInfo? info, out ImageFacts? facts)
    {
        (info, facts) = (null, null);
        try
        {
            info = HeaderReader.Read(record.ImagePath, AnySize);
            if ((long)info.Height * info.Width > decode.DecodePixelsLimit)
            {
                return (ExclusionReason.ImageTooLarge, Message(record, $"The header claims {info.Height}×{info.Width} pixels. Expected at most {decode.DecodePixelsLimit:N0} in all; if the image is meant to be so large, raise OpenOptions.DecodePixelsLimit."));
            }

            facts = memory?.Of(record.ImagePath, decode);
            return null;
        }
        catch (DatasetFormatException e)
        {
            return (ReasonOf(record.ImagePath), Message(record, e.Message));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (ExclusionReason.UnreadableImage, Message(record, $"The file cannot be read: {e.Message}"));
        }
    }

    private static ExclusionReason ReasonOf(string path)
    {
        try
        {
            return ReasonOfContent(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It was there a moment ago; whoever takes files away meanwhile shall get a report all the same.
            return ExclusionReason.UnreadableImage;
        }
    }

    private static ExclusionReason ReasonOfContent(string path)
    {
        Span<byte> first = stackalloc byte[4];
        using var file = File.OpenHandle(path);
        var count = RandomAccess.Read(file, first, 0);
        return count == 0 ? ExclusionReason.EmptyImage
            : first.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) || first.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) ? ExclusionReason.CorruptImage
            : ExclusionReason.NotAnImage;
    }

    /// <summary>A sentence that says which image it is about.</summary>
    internal static string Message(LesionRecord record, string problem) => $"Image '{record.ImageId}'{(record.Line > 0 ? $" of line {record.Line}" : "")} ({record.ImagePath}): {problem}";
}
