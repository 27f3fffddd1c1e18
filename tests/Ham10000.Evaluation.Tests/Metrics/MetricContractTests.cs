using FsCheck;
using FsCheck.Fluent;

namespace Ham10000.Evaluation.Tests;

/// <summary>What every metric keeps: it streams, starts afresh, and refuses what it cannot count.</summary>
public sealed class MetricContractTests
{
    public static TheoryData<string> Names => [.. All().Select(m => m.Name)];

    /// <summary>All but those of one class and those for which classes have an order.</summary>
    public static TheoryData<string> NamesOfAllClassesAlike =>
        [.. All().Select(m => m.Name).Where(n => !n.Contains(" of ") && n is not "linear Cohen's kappa" and not "quadratic Cohen's kappa")];

    [Fact]
    public void Names_OfAllMetrics_Differ() => All().Select(m => m.Name).Should().OnlyHaveUniqueItems();

    [Theory]
    [MemberData(nameof(Names))]
    public void Compute_WhereverBatchesEnd_IsTheSame(string name)
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<int[]>(), (number, cuts) =>
        {
            var set = new GoldenSet(Math.Abs(number % 10_000));
            var whole = Metric(name);
            whole.Update(set.Probabilities, set.Labels, set.ClassCount);

            var parts = Metric(name);
            var start = 0;
            foreach (var end in cuts.Select(c => Math.Abs(c % (set.Labels.Length + 1))).Append(set.Labels.Length).Order())
            {
                parts.Update(set.Probabilities.AsSpan()[(start * set.ClassCount)..(end * set.ClassCount)], set.Labels.AsSpan()[start..end], set.ClassCount);
                start = end;
            }

            return whole.Compute().Equals(parts.Compute());
        });
        Check.QuickThrowOnFailure(property);
    }

    [Theory]
    [MemberData(nameof(NamesOfAllClassesAlike))]
    public void Compute_WithClassesRenamed_IsTheSame(string name)
    {
        // Rows without equal probabilities: which class is first decides there.
        var property = Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<int>(), (number, seed) =>
        {
            var set = new GoldenSet((Math.Abs(number % 1000) * 8) + 7);
            var names = Enumerable.Range(0, set.ClassCount).ToArray();
            new Random(seed).Shuffle(names);
            var moved = new float[set.Probabilities.Length];
            for (var i = 0; i < moved.Length; i++)
            {
                moved[i - (i % set.ClassCount) + names[i % set.ClassCount]] = set.Probabilities[i];
            }

            var (original, renamed) = (Metric(name), Metric(name));
            original.Update(set.Probabilities, set.Labels, set.ClassCount);
            renamed.Update(moved, [.. set.Labels.Select(l => names[l])], set.ClassCount);
            return HasTie(set) || Same(original.Compute(), renamed.Compute());
        });
        Check.QuickThrowOnFailure(property);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reset_AfterUpdates_ForgetsThem(string name)
    {
        var metric = Metric(name);
        metric.Compute().Should().Be(double.NaN, "nothing was counted");
        metric.Update([0.1f, 0.2f, 0.7f, 0.2f, 0.7f, 0.1f], [0, 2], 3);
        var wrong = metric.Compute();
        metric.Reset();
        metric.Compute().Should().Be(double.NaN);
        metric.Update([0.1f, 0.9f, 0.8f, 0.2f, 0.55f, 0.45f], [1, 0, 0], 2);
        metric.Compute().Should().NotBe(wrong).And.NotBe(double.NaN);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fresh_OfAUsedMetric_IsEmptyAndApart(string name)
    {
        var metric = Metric(name);
        metric.Update([0.1f, 0.9f], [1], 2);
        var value = metric.Compute();
        var fresh = metric.Fresh();
        fresh.Name.Should().Be(name);
        fresh.HigherIsBetter.Should().Be(metric.HigherIsBetter);
        fresh.Compute().Should().Be(double.NaN);
        fresh.Update([0.1f, 0.9f, 0.2f, 0.3f, 0.3f, 0.4f], [0, 1], 3);
        metric.Compute().Should().Be(value);
        metric.Update([0.1f, 0.9f], [1], 2);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void HigherIsBetter_TellsARightAnswerFromAWrongOne(string name)
    {
        var (right, wrong) = (Metric(name), Metric(name));
        right.Update([0.8f, 0.15f, 0.05f, 0.1f, 0.8f, 0.1f, 0.2f, 0.3f, 0.5f], [0, 1, 2], 3);
        wrong.Update([0.8f, 0.15f, 0.05f, 0.1f, 0.8f, 0.1f, 0.2f, 0.3f, 0.5f], [2, 0, 1], 3);
        (right.Compute() > wrong.Compute()).Should().Be(right.HigherIsBetter);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Update_WithBadInput_SaysWhatIsWrongAndCountsNothing(string name)
    {
        var metric = Metric(name);
        Refuses<ArgumentException>(() => metric.Update([0.5f, 0.5f, 0.5f], [0, 1], 2),
            "Expected 2 × 2 = 4 probabilities for 2 labels and 2 classes, found 3. Pass one row of 2 values per label. (Parameter 'probabilities')");
        Refuses<ArgumentException>(() => metric.Update([0.5f, 0.5f, 0.5f, float.NaN], [0, 1], 2),
            "Probability of image 1, class 1 is NaN. Expected a number in [0, 1]; turn logits into probabilities first (Objective.Probabilities). (Parameter 'probabilities')");
        Refuses<ArgumentException>(() => metric.Update([-3.5f, 4.5f], [0], 2),
            "Probability of image 0, class 0 is -3.5. Expected a number in [0, 1]; turn logits into probabilities first (Objective.Probabilities). (Parameter 'probabilities')");
        Refuses<ArgumentOutOfRangeException>(() => metric.Update([0.5f, 0.5f, 0.5f, 0.5f], [0, 2], 2),
            "Label of image 1 is 2. Expected a class index from 0 to 1. (Parameter 'labels')");
        Refuses<ArgumentOutOfRangeException>(() => metric.Update([0.5f, 0.5f], [-1], 2),
            "Label of image 0 is -1. Expected a class index from 0 to 1. (Parameter 'labels')");
        Refuses<ArgumentOutOfRangeException>(() => metric.Update([1f], [0], 1),
            "Expected at least 2 classes, found 1. A binary task has two columns of probabilities. (Parameter 'classCount')");
        metric.Compute().Should().Be(double.NaN);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Update_WithAnotherNumberOfClasses_IsRefused(string name)
    {
        var metric = Metric(name);
        metric.Update([0.5f, 0.5f], [0], 2);
        var before = metric.Compute();
        Refuses<ArgumentException>(() => metric.Update([0.5f, 0.5f, 0f], [0], 3),
            "This batch has 3 classes, the ones before had 2. Reset the metric between tasks. (Parameter 'classCount')");
        metric.Compute().Should().Be(before);
    }

    [Fact]
    public void OfClass_WithoutSuchAClass_IsRefused()
    {
        foreach (var metric in (IMetric[])[Recall.OfClass(4, "mel"), RocAuc.OfClass(4, "mel")])
        {
            Refuses<ArgumentException>(() => metric.Update([0.5f, 0.5f], [0], 2),
                $"The metric '{metric.Name}' is about class 4, and this batch has 2 classes. Use it on a task that has the class. (Parameter 'classCount')");
        }

        Refuses<ArgumentOutOfRangeException>(() => Precision.OfClass(-1), "classIndex ('-1') must be a non-negative value. (Parameter 'classIndex')\nActual value was -1.");
        FluentActions.Invoking(() => AveragePrecision.OfClass(1, " ")).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void OfClass_CountsThatClassAlone()
    {
        float[] probabilities = [0.9f, 0.1f, 0f, 0.2f, 0.7f, 0.1f, 0.6f, 0.4f, 0f, 0.3f, 0.2f, 0.5f];
        int[] labels = [0, 0, 1, 2];
        double Value(IMetric metric)
        {
            metric.Update(probabilities, labels, 3);
            return metric.Compute();
        }

        (Value(Precision.OfClass(0)), Value(Recall.OfClass(0)), Value(Specificity.OfClass(0)), Value(F1Score.OfClass(0))).Should().Be((0.5, 0.5, 0.5, 0.5));
        (Value(Precision.OfClass(1)), Value(Recall.OfClass(1)), Value(F1Score.OfClass(1))).Should().Be((0, 0, 0));
        Value(Specificity.OfClass(1)).Should().BeApproximately(2 / 3.0, 1e-15);
        (Value(RocAuc.OfClass(0)), Value(RocAuc.OfClass(1)), Value(AveragePrecision.OfClass(1))).Should().Be((0.5, 2 / 3.0, 0.5));
        Recall.OfClass(4, "mel").Name.Should().Be("recall of mel");
    }

    [Fact]
    public void BalancedAccuracy_WithTiesUndecided_CountsThemAsWrong()
    {
        var (first, undecided) = (new BalancedAccuracy(), new BalancedAccuracy(TieRule.Undecided));
        foreach (var metric in (IMetric[])[first, undecided])
        {
            metric.Update([0.4f, 0.4f, 0.2f, 0.1f, 0.8f, 0.1f], [0, 1], 3);
        }

        (first.Compute(), undecided.Compute()).Should().Be((1, 0.5));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2 / 3.0)]
    [InlineData(3, 0)]
    public void TopKAccuracy_OfEqualProbabilities_RanksTheLaterClassFirst(int kind, double expected)
    {
        // scikit-learn 1.2: top_k_accuracy_score(labels, [[.4, .4, .2]] * 3, k=1, labels=range(3)) is 1 for labels 1, 1, 1 and 0 for 0, 0, 0.
        int[] labels = kind switch { 1 => [1, 1, 1], 2 => [1, 0, 1], _ => [0, 0, 2] };
        var metric = new TopKAccuracy(1);
        metric.Update([0.4f, 0.4f, 0.2f, 0.4f, 0.4f, 0.2f, 0.4f, 0.4f, 0.2f], labels, 3);
        metric.Compute().Should().Be(expected);
    }

    [Fact]
    public void Constructors_WithBadOptions_AreRefused()
    {
        FluentActions.Invoking(() => new TopKAccuracy(0)).Should().Throw<ArgumentOutOfRangeException>();
        Refuses<ArgumentOutOfRangeException>(() => _ = new ExpectedCalibrationError(0), "Found 0 bins. Expected 1 to 1000. (Parameter 'bins')");
    }

    [Fact]
    public void Update_WithASharedMaximum_TakesTheFirstClass()
    {
        var metric = new Accuracy();
        metric.Update([0.4f, 0.4f, 0.2f, 0.4f, 0.4f, 0.2f], [0, 1], 3);
        metric.Compute().Should().Be(0.5);
    }

    [Fact]
    public void LogLoss_OfAnImpossibleTruth_IsClippedAtFloat32Epsilon()
    {
        var metric = new LogLoss();
        metric.Update([0f, 1f], [0], 2);
        metric.Compute().Should().BeApproximately(Math.Log(1 << 23), 1e-12);
    }

    private static IMetric[] All() =>
    [
        new Accuracy(), new BalancedAccuracy(), new BalancedAccuracy(TieRule.Undecided), new LogLoss(), new BrierScore(), new MatthewsCorrelation(),
        new TopKAccuracy(1), new TopKAccuracy(2), new ExpectedCalibrationError(), new ExpectedCalibrationError(bins: 7),
        Precision.OfClass(1), Recall.OfClass(1), Specificity.OfClass(1), F1Score.OfClass(1), RocAuc.OfClass(1), AveragePrecision.OfClass(1),
        .. Enum.GetValues<KappaWeighting>().Select(w => new CohenKappa(w)),
        .. Enum.GetValues<Averaging>().SelectMany(a => (IMetric[])
            [new Precision(a), new Recall(a), new Specificity(a), new F1Score(a), new RocAuc(a), new AveragePrecision(a)]),
    ];

    private static IMetric Metric(string name) => All().Single(m => m.Name == name);

    private static bool HasTie(GoldenSet set) => Enumerable.Range(0, set.Labels.Length).Any(i =>
    {
        var row = set.Probabilities[(i * set.ClassCount)..((i + 1) * set.ClassCount)];
        return row.Distinct().Count() < row.Length;
    });

    private static bool Same(double first, double second) => (double.IsNaN(first) && double.IsNaN(second)) || Math.Abs(first - second) < 1e-12;

    private static void Refuses<T>(Action action, string message)
        where T : Exception => action.Should().ThrowExactly<T>().Which.Message.Should().Be(message);
}
