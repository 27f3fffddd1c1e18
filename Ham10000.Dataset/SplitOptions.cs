namespace Ham10000.Dataset;

/// <summary>How to divide a dataset into a training, a validation and a test part.</summary>
/// <remarks>Which images land in which part depends on the options and the ids alone, not on the order of the rows.</remarks>
public sealed record SplitOptions
{
    /// <summary>What is kept together. Default: <see cref="SplitUnit.Lesion"/>.</summary>
    public SplitUnit Unit { get; init; } = SplitUnit.Lesion;

    /// <summary>The share of the training part, from 0 to 1. Default: 0.675.</summary>
    public double Train { get; init; } = 0.675;

    /// <summary>The share of the validation part, from 0 to 1. Default: 0.075.</summary>
    public double Validation { get; init; } = 0.075;

    /// <summary>The share of the test part, from 0 to 1. Default: 0.25.</summary>
    public double Test { get; init; } = 0.25;

    /// <summary>The seed. Equal seeds give equal splits.</summary>
    public int Seed { get; init; }

    /// <summary>Whether every class of the target is divided by the shares, rather than only the whole. Default: true.</summary>
    public bool Stratified { get; init; } = true;

    /// <summary>Pairs of images that must not be parted, such as the near duplicates that an integrity check found: their lesions go to the
    /// same part (their images, where <see cref="Unit"/> is <see cref="SplitUnit.Image"/>). Pairs with an image that the dataset does not have
    /// play no part. Default: none.</summary>
    public IReadOnlyList<DuplicatePair> KeepTogether { get; init; } = [];

    /// <summary>What to do with the parts that the publishers made. Default: nothing.</summary>
    public OfficialUse UseOfficial { get; init; }

    /// <summary>What happens to images without an official part where <see cref="UseOfficial"/> is set. Default: an error.</summary>
    public OnUnassigned OnUnassigned { get; init; }

    internal GroupRules Groups => new(Unit, Stratified, KeepTogether);

    /// <summary>A split that keeps the images of a lesion together, stratified by class.</summary>
    /// <param name="train">The share of the training part.</param>
    /// <param name="validation">The share of the validation part; 0 for none.</param>
    /// <param name="test">The share of the test part; 0 for none. The three add up to 1.</param>
    /// <param name="seed">The seed.</param>
    /// <remarks>For each class and part the number of images differs from share × class size by at most the images of the
    /// class's largest lesion. A lesion with several diagnoses goes whole to one part and is named in
    /// <see cref="DataSplit.Warnings"/>; should such lesions make the bound unreachable, a warning says so.</remarks>
    public static SplitOptions ByLesion(double train = 0.675, double validation = 0.075, double test = 0.25, int seed = 0)
        => new() { Unit = SplitUnit.Lesion, Train = train, Validation = validation, Test = test, Seed = seed };

    /// <summary>A split that lets the images of a lesion land in several parts, as the original program does. For comparison with
    /// published figures only: <see cref="DataSplit.Warnings"/> says how many test images leak.</summary>
    /// <param name="train">The share of the training part.</param>
    /// <param name="validation">The share of the validation part; 0 for none.</param>
    /// <param name="test">The share of the test part; 0 for none. The three add up to 1.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="stratified">Whether every class is divided by the shares. The original does not.</param>
    public static SplitOptions ByImage(double train = 0.675, double validation = 0.075, double test = 0.25, int seed = 0, bool stratified = true)
        => new() { Unit = SplitUnit.Image, Train = train, Validation = validation, Test = test, Seed = seed, Stratified = stratified };

    /// <summary>The split that the publishers made, as ISIC 2018 Task 3 has it. The official test part is kept for testing whole.</summary>
    /// <param name="validation">Null to validate with the official validation part; else the share, from 0 to 1, of the official training part
    /// that is drawn for validation by lesion, stratified. The official validation images are then in <see cref="DataSplit.LeftOut"/>.</param>
    /// <param name="seed">The seed of that draw.</param>
    public static SplitOptions Official(double? validation = null, int seed = 0) => new()
    {
        UseOfficial = validation is null ? OfficialUse.All : OfficialUse.TestOnly,
        Train = 1 - (validation ?? 0),
        Validation = validation ?? 0,
        Test = 0,
        Seed = seed,
    };

    internal void Validate() => Problems().ThrowIfAny("The split options");

    private IEnumerable<string> Problems()
    {
        double[] shares = [Train, Validation, Test];
        if (shares.Any(s => !(s >= 0 && s <= 1)) || Math.Abs(shares.Sum() - 1) > 1e-6)
        {
            yield return $"the shares are {Train} (training), {Validation} (validation) and {Test} (test), expected three numbers from 0 to 1 that add up to 1, such as 0.7, 0.15 and 0.15";
        }
        else if (UseOfficial == OfficialUse.All && Train < 1)
        {
            yield return $"UseOfficial is All, which takes every part as it is, and Train is {Train}, expected 1";
        }
        else if (UseOfficial == OfficialUse.TestOnly && Test > 0)
        {
            yield return $"UseOfficial is TestOnly, so that the shares divide the official training part, and Test is {Test}, expected 0";
        }

        if (!Enum.IsDefined(Unit))
        {
            yield return $"Unit is {(int)Unit}, expected {nameof(SplitUnit.Lesion)} or {nameof(SplitUnit.Image)}";
        }

        if (!Enum.IsDefined(UseOfficial))
        {
            yield return $"UseOfficial is {(int)UseOfficial}, expected {nameof(OfficialUse.Ignore)}, {nameof(OfficialUse.TestOnly)} or {nameof(OfficialUse.All)}";
        }

        if (!Enum.IsDefined(OnUnassigned))
        {
            yield return $"OnUnassigned is {(int)OnUnassigned}, expected {nameof(OnUnassigned.Fail)} or {nameof(OnUnassigned.Exclude)}";
        }

        if (KeepTogether is null)
        {
            yield return "KeepTogether is null, expected pairs or an empty list";
        }
    }
}
