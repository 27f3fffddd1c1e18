using System.Text;

namespace Ham10000.Dataset;

/// <summary>What balancing a set by augmented copies did to each class, and whether copies give test images away.</summary>
public sealed record BalanceReport
{
    /// <summary>The folder that holds the balanced images.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether an earlier run had written the folder with the same images and options, so that nothing was written.</summary>
    public required bool Reused { get; init; }

    /// <summary>The classes, in the order of the labels.</summary>
    public required IReadOnlyList<BalancedClass> Classes { get; init; }

    /// <summary>What to know before trusting a figure got with the balanced set, in words.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Original images in the balanced set.</summary>
    public int Originals => Classes.Sum(c => c.Originals);

    /// <summary>Augmented copies in the balanced set.</summary>
    public int Copies => Classes.Sum(c => c.Copies);

    /// <summary>The ids of the original images that were left out, in their order.</summary>
    public IReadOnlyList<string> DroppedImages { get; init; } = [];

    /// <summary>Original images that were left out.</summary>
    public int Dropped => Classes.Sum(c => c.Dropped);

    /// <summary>Images in the balanced set.</summary>
    public int Images => Originals + Copies;

    /// <summary>Images in the test part.</summary>
    public int TestImages => Classes.Sum(c => c.TestImages);

    /// <summary>Test images that share an original with an image of the training part. 0 after <see cref="DataSplit.BalanceTraining"/>, where siblings of
    /// a split by image may leak all the same: <see cref="DataSplit.Leakage"/> counts them.</summary>
    public int LeakedTestImages => Classes.Sum(c => c.LeakedTestImages);

    /// <summary>A table of the classes, and the warnings.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{Images:N0} images in '{Folder}'{(Reused ? ", written earlier" : "")}");
        int width = Classes.Max(c => c.Name.Length) is var longest && longest > 5 ? longest : 5;
        text.Append($"\n  {"class".PadRight(width)}  originals  copies  dropped  images   test  by copy in training");
        foreach (var c in Classes.Append(Total()))
        {
            text.Append($"\n  {c.Name.PadRight(width)}  {c.Originals,9:N0}  {c.Copies,6:N0}  {c.Dropped,7:N0}  {c.Images,6:N0}  {c.TestImages,5:N0}  {c.LeakedTestImages,19:N0}");
        }

        foreach (var warning in Warnings)
        {
            text.Append($"\n  Warning: {warning}");
        }

        return text.ToString();
    }

    /// <summary>The report with what copies give away of a test part, and a warning if they do.</summary>
    internal BalanceReport With(PartLeakage test)
    {
        BalancedClass[] classes = [.. Classes.Select((c, label) => c with { TestImages = test.Images[label], LeakedTestImages = test.Copies[label] })];
        return this with { Classes = classes, Warnings = [.. BalanceWarnings.Leaks(classes), .. Warnings] };
    }

    private BalancedClass Total() => new()
    {
        Name = "total",
        Originals = Originals,
        Copies = Copies,
        Dropped = Dropped,
        TestImages = TestImages,
        LeakedTestImages = LeakedTestImages,
    };
}
