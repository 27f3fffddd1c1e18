using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>How a model is evaluated.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Images per batch. 1..65,536; default 64. Scores do not depend on it beyond rounding.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Threads that prepare batches. 1..64; null, the default, for one.</summary>
    public int? LoaderThreads { get; init; }

    /// <summary>Further metrics, built in or your own; no two with the same name. They appear in the report. Empty by default.</summary>
    public IReadOnlyList<IMetric> Metrics { get; init; } = [];

    /// <summary>What undefined precision, recall and F1 count as. Default 0, as in scikit-learn.</summary>
    public ZeroDivision ZeroDivision { get; init; } = ZeroDivision.Zero;

    /// <summary>Which views of each image the model is asked about, to take the mean of its answers. Default: the image as it is.</summary>
    public TestTimeAugmentation TestTimeAugmentation { get; init; } = TestTimeAugmentation.None;

    /// <summary>How the interval of balanced accuracy is drawn. Default: 2,000 resamples at level 0.95.</summary>
    public BootstrapOptions Bootstrap { get; init; } = new();

    /// <summary>Where the packed images lie and how they are built; null for the defaults.</summary>
    public StoreOptions? Store { get; init; }

    /// <summary>Is told after every batch how many images are done; null for nobody.</summary>
    public IProgress<EvaluationProgress>? Progress { get; init; }

    /// <summary>Throws one exception that names every problem.</summary>
    internal void Validate(string parameter)
    {
        var problems = Problems().ToList();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', problems), parameter);
        }
    }

    /// <summary>What is wrong with the options, a sentence each.</summary>
    internal IEnumerable<string> Problems()
    {
        if (BatchSize is < 1 or > 65_536)
        {
            yield return $"BatchSize is {BatchSize}, expected 1 to 65536.";
        }

        if (LoaderThreads is < 1 or > 64)
        {
            yield return $"LoaderThreads is {LoaderThreads}, expected 1 to 64, or null for one.";
        }

        foreach (var problem in Metrics.CountBy(m => m.Name, StringComparer.Ordinal).Where(n => n.Value > 1)
            .Select(n => $"Metrics holds {n.Value} metrics named '{n.Key}', expected different names.")
            .Concat(TestTimeAugmentation?.Problems() ?? ["TestTimeAugmentation is null, expected a choice such as TestTimeAugmentation.None."])
            .Concat(Bootstrap.Problems()))
        {
            yield return problem;
        }
    }
}
