namespace Ham10000.Dataset;

/// <summary>How to divide a dataset for cross-validation.</summary>
/// <remarks>Which images land in which fold depends on the options and the ids alone, not on the order of the rows.</remarks>
public sealed record KFoldOptions
{
    /// <summary>How many folds. Each image is in the test part of one of them. From 2 to the number of lesions; default 5.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>How many times the dataset is divided anew. At least 1; default 1. More repeats leave the first ones as they are.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>The share, from 0 to less than 1, of the images outside the test part that is drawn for validation; 0 for none. Default: 0.1.</summary>
    public double Validation { get; init; } = 0.1;

    /// <summary>What is kept together. Default: <see cref="SplitUnit.Lesion"/>.</summary>
    public SplitUnit Unit { get; init; } = SplitUnit.Lesion;

    /// <summary>Whether every class of the target is divided evenly, rather than only the whole. Default: true.</summary>
    public bool Stratified { get; init; } = true;

    /// <summary>The seed. Equal seeds give equal folds.</summary>
    public int Seed { get; init; }

    /// <summary>Pairs of images that must not be parted, as in <see cref="SplitOptions.KeepTogether"/>. Default: none.</summary>
    public IReadOnlyList<DuplicatePair> KeepTogether { get; init; } = [];

    /// <summary>Whether only the images that the publishers meant for training are divided, so that the official test part stays apart until
    /// the end; the others are listed in <see cref="DataSplit.LeftOut"/> of every fold. Default: false, all images are divided, and a warning
    /// says how many of the official test part are among them.</summary>
    public bool OfficialTrainingOnly { get; init; }

    internal GroupRules Groups => new(Unit, Stratified, KeepTogether);

    internal void Validate() => Problems().ThrowIfAny("The k-fold options");

    private IEnumerable<string> Problems()
    {
        if (Folds < 2)
        {
            yield return $"Folds is {Folds}, expected at least 2";
        }

        if (Repeats < 1)
        {
            yield return $"Repeats is {Repeats}, expected at least 1";
        }

        if (!(Validation >= 0 && Validation < 1))
        {
            yield return $"Validation is {Validation}, expected a share from 0 to less than 1";
        }

        if (!Enum.IsDefined(Unit))
        {
            yield return $"Unit is {(int)Unit}, expected {nameof(SplitUnit.Lesion)} or {nameof(SplitUnit.Image)}";
        }

        if (KeepTogether is null)
        {
            yield return "KeepTogether is null, expected pairs or an empty list";
        }
    }
}
