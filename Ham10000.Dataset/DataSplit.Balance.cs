namespace Ham10000.Dataset;

public sealed partial class DataSplit
{
    /// <summary>What balancing by augmented copies did; null for a split that was not balanced.</summary>
    public BalanceReport? Balance { get; private set; }

    /// <summary>Raises the small classes of the training part by augmented copies that are written to a folder. Validation and test stay as they are.</summary>
    /// <param name="folder">A folder that is new or empty, or that an earlier call wrote with the same images and options; that is taken up again
    /// and nothing is written.</param>
    /// <param name="options">How many images of each class, and how copies are made; null to raise every class to the largest.</param>
    /// <param name="cancellationToken">Stops the writing; nothing stays.</param>
    /// <returns>A split whose training part is the balanced set, with a report in <see cref="Balance"/>. Its images lie in the folder, together with
    /// <c>HAM10000_metadata.csv</c>, where the column <c>copy_of</c> names the original of each copy.</returns>
    /// <remarks>
    /// The copies of a class are spread over its images by turns: none has two more than another. A copy carries the lesion id of its original. What a copy looks like
    /// depends on the seed and on the ids of the training images, whatever the number of threads. The folder appears under its name when it is complete; if anything
    /// fails, nothing stays. For most purposes <see cref="Sampling"/> does the same in memory, with other changes in every epoch.
    /// </remarks>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The training part is empty, or holds augmented copies already.</exception>
    /// <exception cref="DatasetFormatException">An image cannot be read, or the folder that is to be taken up again is not whole.</exception>
    /// <exception cref="IOException">The folder holds something else, or cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DataSplit BalanceTraining(string folder, BalanceOptions? options = null, CancellationToken cancellationToken = default)
    {
        var balanced = BalancedSet.Make(folder, Train, options ?? new BalanceOptions(), Validation.Records.Concat(Test.Records), cancellationToken);
        var train = new ImageSet(Train.Name, balanced.Records, Target, balanced.Sources);
        var plan = _plan with { Warnings = [.. _plan.Warnings, .. balanced.Report.Warnings] };
        var split = new DataSplit([train, Validation, Test], plan);
        split.Balance = balanced.Report.With(split.Leakage.Test);
        return split;
    }

    /// <summary>Divides a balanced set by image into training and test.</summary>
    internal static DataSplit OfBalanced(BalancedSet balanced, Target target, SplitOptions options)
    {
        var all = new ImageSet("all", balanced.Records, target, balanced.Sources);
        var parts = ImageSplitter.Draw(all, options);
        var learnt = balanced.Records.Where((_, i) => parts[i] == SplitPlan.Train).Select(r => r.CopyOf ?? r.ImageId).ToHashSet(StringComparer.Ordinal);
        LesionRecord[] originals = [.. balanced.Records.Where(r => r.CopyOf is null)];
        var plan = new SplitPlan(balanced.Records, parts)
        {
            Options = options,
            Wanted = [true, false, true],
            TellsMixedLesions = false,
            Warnings = [.. balanced.Report.Warnings, .. SplitWarnings.OfficialTest(originals, i => !learnt.Contains(originals[i].ImageId), "SplitOptions.Official and BalanceTraining keep it apart")],
        };
        var split = Of(plan, target, balanced.Sources);
        split.Balance = balanced.Report.With(split.Leakage.Test);
        return split;
    }
}
