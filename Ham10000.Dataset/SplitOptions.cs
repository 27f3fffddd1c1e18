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

    internal void Validate()
    {
        double[] shares = [Train, Validation, Test];
        if (shares.Any(s => !(s >= 0 && s <= 1)) || Math.Abs(shares.Sum() - 1) > 1e-6)
        {
            throw new ArgumentException($"SplitOptions: the shares are {Train} (training), {Validation} (validation) and {Test} (test). Expected three numbers from 0 to 1 that add up to 1, such as 0.7, 0.15 and 0.15.");
        }

        if (!Enum.IsDefined(Unit))
        {
            throw new ArgumentException($"SplitOptions.Unit is {(int)Unit}. Expected {nameof(SplitUnit.Lesion)} or {nameof(SplitUnit.Image)}.");
        }
    }
}
