namespace Ham10000.Dataset;

/// <summary>How a <see cref="BatchLoader"/> makes batches.</summary>
public sealed record LoaderOptions
{
    /// <summary>Images per batch. 1..65,536; default 10.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>Whether each epoch has an order of its own, drawn from the seed. Default: the set's order. A <see cref="Sampling"/> other
    /// than the default has a random order in any case.</summary>
    public bool Shuffle { get; init; }

    /// <summary>Determines order and augmentation, together with the epoch and the image, whatever the number of threads. Default 0.</summary>
    public int Seed { get; init; }

    /// <summary>Which images an epoch draws, for training on classes of different sizes. Default: every image once.</summary>
    public Sampling Sampling { get; init; } = Sampling.EveryImage;

    /// <summary>Random changes of the images. Default: none.</summary>
    public Augmentation Augmentation { get; init; } = Augmentation.None;

    /// <summary>Puts what is known of each image's patient into <see cref="Batch.Patient"/>; null, the default, for batches without it.</summary>
    public PatientEncoder? Patient { get; init; }

    /// <summary>Threads that make batches ahead. 1..64; null for one, which leaves the cores to training.</summary>
    public int? Threads { get; init; }

    /// <summary>The most batches made ahead of the consumer. 1..1,024; default 4.</summary>
    public int PrefetchBatches { get; init; } = 4;

    /// <summary>Whether a last batch smaller than <see cref="BatchSize"/> is left out. Default: it is kept, and every image is seen.</summary>
    public bool DropLast { get; init; }

    internal void Validate()
    {
        Problems().ThrowIfAny("The loader options");
        Augmentation.Validate();
        Patient?.Validate();
    }

    private IEnumerable<string> Problems()
    {
        if (BatchSize is < 1 or > 65_536)
        {
            yield return $"BatchSize {BatchSize} must be 1..65536";
        }

        if (Threads is < 1 or > 64)
        {
            yield return $"Threads {Threads} must be 1..64";
        }

        if (PrefetchBatches is < 1 or > 1024)
        {
            yield return $"PrefetchBatches {PrefetchBatches} must be 1..1024";
        }

        if (Sampling is null)
        {
            yield return "Sampling is null";
        }

        if (Augmentation is null)
        {
            yield return "Augmentation is null";
        }
    }
}
