namespace Ham10000.Dataset;

/// <summary>Looks at every image of a dataset once, or remembers what an earlier look found.</summary>
internal sealed class ImageSurvey
{
    private const int ReportEvery = 100;
    private readonly LesionRecord[] _records;
    private readonly ImageFacts?[] _facts;
    private readonly ImageFault?[] _faults;

    private ImageSurvey(LesionRecord[] records)
        => (_records, _facts, _faults) = (records, new ImageFacts?[records.Length], new ImageFault?[records.Length]);

    /// <summary>How many images had to be read and decoded.</summary>
    internal int ImagesRead { get; private set; }

    /// <summary>The images that decode, with what is known of them.</summary>
    internal IEnumerable<(LesionRecord Record, ImageFacts Facts)> Good
        => _records.Select((record, i) => (record, _facts[i]!)).Where(image => image.Item2 is not null);

    internal static ImageSurvey Run(LesionRecord[] records, string root, DecodeOptions decode, IntegrityOptions options, CancellationToken cancellation)
    {
        var survey = new ImageSurvey(records);
        var memory = FactStore.Load(options.CacheFolder, root);
        try
        {
            survey.Look(memory, decode, options, cancellation);
        }
        finally
        {
            // What a cancelled look has seen need not be seen again.
            memory.Save();
        }

        survey.ImagesRead = memory.ImagesRead;
        return survey;
    }

    /// <summary>The images that are broken, blank or of an odd size.</summary>
    internal IEnumerable<ImageFault> Faults()
    {
        var common = CommonSize();
        for (var i = 0; i < _records.Length; i++)
        {
            if ((_faults[i] ?? Blank(i)) is { } fault)
            {
                yield return fault;
            }

            if (_facts[i] is { } facts && common is { } size && (facts.Height, facts.Width) != size)
            {
                yield return Fault(i, ExclusionReason.OddSize, $"The picture has {facts.Height}×{facts.Width} pixels, most others have {size.Height}×{size.Width}.");
            }
        }
    }

    private void Look(FactStore memory, DecodeOptions decode, IntegrityOptions options, CancellationToken cancellation)
    {
        var done = 0;
        ParallelLoop.Run(_records.Length, options.Threads, i =>
        {
            if (ImageChecks.Check(_records[i], decode, memory, out _, out _facts[i]) is { } bad)
            {
                _faults[i] = new ImageFault(_records[i], bad.Reason, bad.Detail);
            }

            var now = Interlocked.Increment(ref done);
            if (now == _records.Length || now % ReportEvery == 0)
            {
                options.Progress?.Report(new IntegrityProgress(now, _records.Length));
            }
        }, cancellation);
    }

    // The size of more than half of the images; where there is none, no size is odd.
    private (int Height, int Width)? CommonSize()
    {
        var sizes = _facts.OfType<ImageFacts>().GroupBy(facts => (facts.Height, facts.Width)).ToArray();
        var common = sizes.MaxBy(group => group.Count());
        return common is not null && 2 * common.Count() > sizes.Sum(group => group.Count()) ? common.Key : null;
    }

    private ImageFault? Blank(int i)
        => _facts[i] is { IsBlank: true } ? Fault(i, ExclusionReason.BlankImage, "The picture is of one colour throughout.") : null;

    private ImageFault Fault(int i, ExclusionReason reason, string problem) => new(_records[i], reason, ImageChecks.Message(_records[i], problem));
}
