namespace Ham10000.Evaluation;

/// <summary>Two runs side by side, judged by the same images. <see cref="Report.Compare"/> makes it.</summary>
/// <remarks>Whether one run is better is read off the interval of the difference, which draws the same lesions for both, not off two intervals that overlap.</remarks>
public sealed partial record ReportComparison
{
    /// <summary>What the first run is called.</summary>
    public required string FirstName { get; init; }

    /// <summary>What the second run is called.</summary>
    public required string SecondName { get; init; }

    /// <summary>The first report, whole.</summary>
    public required Report First { get; init; }

    /// <summary>The second report, whole.</summary>
    public required Report Second { get; init; }

    /// <summary>What the first said about the images that are compared.</summary>
    public required Predictions FirstPredictions { get; init; }

    /// <summary>What the second said about the same images, in the same order.</summary>
    public required Predictions SecondPredictions { get; init; }

    /// <summary>Images that only the first was tested on; they have no part in the comparison.</summary>
    public required int OnlyInFirst { get; init; }

    /// <summary>Images that only the second was tested on; they have no part in the comparison.</summary>
    public required int OnlyInSecond { get; init; }

    /// <summary>The differences of the scores of all classes; balanced accuracy first.</summary>
    public required IReadOnlyList<ScoreDifference> Scores { get; init; }

    /// <summary>The differences of the recalls, in the order of the classes; NaN for one that does not occur.</summary>
    public required IReadOnlyList<ScoreDifference> Recalls { get; init; }

    /// <summary>Who is right where, in the order of the classes.</summary>
    public required IReadOnlyList<ClassAgreement> Agreement { get; init; }

    /// <summary>McNemar's test: whether the two have different numbers of images right.</summary>
    public required McNemarResult McNemar { get; init; }

    /// <summary>Settings that are not alike, in the order of the first run, then those that the second alone has.</summary>
    public required IReadOnlyList<SettingDifference> Settings { get; init; }

    /// <summary>Versions that are not alike.</summary>
    public required IReadOnlyList<SettingDifference> Versions { get; init; }

    /// <summary>How many times the lesions were drawn.</summary>
    public required int Resamples { get; init; }

    /// <summary>What a reader must know before trusting the comparison, a sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The difference of balanced accuracies: the headline.</summary>
    public PairedDifference BalancedAccuracy => Scores[0].Value;

    /// <summary>What the headline says, in words.</summary>
    public string Verdict
    {
        get
        {
            var difference = BalancedAccuracy.Difference;
            return difference.Lower > 0 ? $"{FirstName} has the higher balanced accuracy."
                : difference.Upper < 0 ? $"{SecondName} has the higher balanced accuracy."
                : "These images show no difference in balanced accuracy; that does not show that there is none.";
        }
    }
}
