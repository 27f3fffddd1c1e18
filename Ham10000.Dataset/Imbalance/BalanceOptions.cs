namespace Ham10000.Dataset;

/// <summary>How many images each class is to have, and how the augmented copies are made and written.</summary>
public sealed partial record BalanceOptions
{
    /// <summary>The sizes of a set-up that was published: 42,650 images of 64×64 in all, 6,093 of each class but the last, which has 6,092; larger
    /// classes are undersampled. It is the default of <see cref="HamDataset.BalanceBeforeSplit"/>.</summary>
    public static BalanceOptions Published { get; } = new() { TotalImages = 42_650, Height = 64, Width = 64, LargerClasses = LargerClasses.Undersample };

    /// <summary>Images of each class, originals and copies together. At least 1; null for as many as the largest class has.</summary>
    public int? ImagesPerClass { get; init; }

    /// <summary>Images in all, in place of <see cref="ImagesPerClass"/>: spread evenly over the classes that have images, where the first of them get one more if it
    /// does not come out even. Default: null.</summary>
    public int? TotalImages { get; init; }

    /// <summary>What becomes of a class that has more images than that. Default: they stay.</summary>
    public LargerClasses LargerClasses { get; init; }

    /// <summary>The random changes that make a copy. Default: <see cref="Augmentation.Standard"/>.</summary>
    public Augmentation Augmentation { get; init; } = Augmentation.Standard;

    /// <summary>Determines which images are copied once more than others, which are left out, and how each copy is changed. Default 0.</summary>
    public int Seed { get; init; }

    /// <summary>Rows of the written images, 8..4,096, with <see cref="Width"/>. Null, the default, leaves originals as they are, file for
    /// file, and gives each copy the size of its original. Otherwise all are resized first (stretched, bicubic), originals too.</summary>
    public int? Height { get; init; }

    /// <summary>Columns of the written images, 8..4,096, with <see cref="Height"/>; null as there.</summary>
    public int? Width { get; init; }

    /// <summary>The files that are written: PNG keeps every pixel, JPEG takes less room. Default: JPEG.</summary>
    public ImageFormat Format { get; init; } = ImageFormat.Jpeg;

    /// <summary>The quality of JPEGs, 95..100, without chroma subsampling: below, a network could tell copies from originals by their blocks. Default 95.</summary>
    public int JpegQuality { get; init; } = 95;

    /// <summary>Threads that read, augment and write; the files do not depend on it. 1..256; null for one per processor.</summary>
    public int? Threads { get; init; }

    /// <summary>Receives progress while the images are written; nothing when a finished folder is taken up again.</summary>
    public IProgress<BalanceProgress>? Progress { get; init; }
}
