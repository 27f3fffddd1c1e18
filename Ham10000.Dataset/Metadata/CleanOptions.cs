namespace Ham10000.Dataset;

/// <summary>Which records <see cref="HamDataset.Clean"/> leaves out. The defaults are the rules of the original program.</summary>
/// <remarks>Everything but the first two needs <see cref="Integrity"/>. The rules apply in the order in which they stand here, so that
/// an image is kept as the first of its duplicates only if no rule before leaves it out.</remarks>
public sealed record CleanOptions
{
    /// <summary>Leaves out records whose age is empty or zero. Default: true.</summary>
    public bool DropMissingAge { get; init; } = true;

    /// <summary>Leaves out records with <c>unknown</c> in any column. Default: true.</summary>
    public bool DropUnknown { get; init; } = true;

    /// <summary>What <see cref="HamDataset.CheckIntegrity"/> found in this dataset, or in the one it was cleaned from. Default: none.</summary>
    public IntegrityReport? Integrity { get; init; }

    /// <summary>Leaves out images that cannot be decoded in full. Default: false.</summary>
    public bool DropBrokenImages { get; init; }

    /// <summary>Leaves out images of one colour. Default: false.</summary>
    public bool DropBlankImages { get; init; }

    /// <summary>Leaves out images of another size than most. Default: false.</summary>
    public bool DropOddSizes { get; init; }

    /// <summary>Leaves out all images of lesions whose rows contradict each other in any column. Default: false.</summary>
    public bool DropInconsistentLesions { get; init; }

    /// <summary>Leaves out images that show the same picture, or nearly, with different diagnoses, and all images of lesions that
    /// carry several. A conflict counts also where the other image has been left out before: the doubt stays. Default: false.</summary>
    public bool DropConflictingLabels { get; init; }

    /// <summary>What becomes of images whose files are equal. Default: <see cref="DuplicateHandling.KeepAll"/>.</summary>
    public DuplicateHandling IdenticalImages { get; init; } = DuplicateHandling.KeepAll;

    /// <summary>What becomes of images that show nearly the same picture. Default: <see cref="DuplicateHandling.KeepAll"/>.</summary>
    public DuplicateHandling NearDuplicates { get; init; } = DuplicateHandling.KeepAll;

    internal void Validate() => Problems().ThrowIfAny("The clean options");

    private IEnumerable<string> Problems()
    {
        if (!Enum.IsDefined(IdenticalImages) || !Enum.IsDefined(NearDuplicates))
        {
            yield return $"IdenticalImages is {IdenticalImages} and NearDuplicates {NearDuplicates}, and both must be KeepAll, KeepFirst or DropAll";
        }

        if (Integrity is null && Needing() is { Count: > 0 } needing)
        {
            yield return $"{string.Join(", ", needing)} need{(needing.Count == 1 ? "s" : "")} Integrity, which is null; set it to what HamDataset.CheckIntegrity returns";
        }
    }

    private List<string> Needing()
    {
        (bool IsUsed, string Name)[] options =
        [
            (DropBrokenImages, nameof(DropBrokenImages)), (DropBlankImages, nameof(DropBlankImages)), (DropOddSizes, nameof(DropOddSizes)),
            (DropInconsistentLesions, nameof(DropInconsistentLesions)), (DropConflictingLabels, nameof(DropConflictingLabels)),
            (IdenticalImages != DuplicateHandling.KeepAll, nameof(IdenticalImages)), (NearDuplicates != DuplicateHandling.KeepAll, nameof(NearDuplicates)),
        ];
        return [.. options.Where(option => option.IsUsed).Select(option => option.Name)];
    }
}
