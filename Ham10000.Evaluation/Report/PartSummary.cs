using System.Security.Cryptography;
using System.Text;
using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>What a part of a split holds.</summary>
/// <param name="Name">The part, such as <c>train</c>.</param>
/// <param name="Images">Its images.</param>
/// <param name="Lesions">Its lesions.</param>
/// <param name="ClassCounts">Its images of each class, in the order of the classes.</param>
public sealed record PartSummary(string Name, int Images, int Lesions, IReadOnlyList<int> ClassCounts)
{
    /// <summary>The SHA-256 of the part's image ids and classes, 64 hexadecimal digits: another who has the same images in the part, with the same
    /// classes, gets the same. Empty where it is not known.</summary>
    /// <remarks>Hashed is a line <c>image id, tab, class name, line feed</c> per image in UTF-8, the lines sorted by their bytes. Of a file that
    /// <see cref="DataSplit.SaveCsv"/> wrote, a shell computes it with <c>awk</c>, <c>sort</c> and <c>sha256sum</c>.</remarks>
    public string Fingerprint { get; init; } = "";

    /// <summary>Counts a part.</summary>
    /// <param name="set">The part.</param>
    public static PartSummary Of(ImageSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var lesions = set.Records.Select(r => r.LesionId).Distinct(StringComparer.Ordinal).Count();
        return new PartSummary(set.Name, set.Count, lesions, set.ClassCounts) { Fingerprint = FingerprintOf(set) };
    }

    /// <summary>The parts of a split that have images.</summary>
    /// <param name="split">The split.</param>
    public static IReadOnlyList<PartSummary> Of(DataSplit split)
    {
        ArgumentNullException.ThrowIfNull(split);
        return [.. new[] { split.Train, split.Validation, split.Test }.Where(set => set.Count > 0).Select(Of)];
    }

    private static string FingerprintOf(ImageSet set)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var lines = Enumerable.Range(0, set.Count).Select(i => Encoding.UTF8.GetBytes($"{set.Records[i].ImageId}\t{set.Labels.ClassNames[set.LabelOf(i)]}\n"));
        foreach (var line in lines.Order(Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))))
        {
            hash.AppendData(line);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
