namespace Ham10000.Evaluation;

/// <summary>How images are grouped, and when a group is too small to judge.</summary>
public sealed record SubgroupOptions
{
    /// <summary>The ages in years at which a new band begins, ascending and above 0. Default 20, 40, 60, 80: under 20, 20 to 39, 40 to 59, 60 to 79, 80 and over.</summary>
    /// <remarks>A missing age is <c>unknown</c>, and so is 0, which HAM10000 writes for some missing ages; <see cref="Dataset.PatientEncoder"/> and
    /// <see cref="Dataset.CleanOptions.DropMissingAge"/> do the same.</remarks>
    public IReadOnlyList<int> AgeBounds { get; init; } = [20, 40, 60, 80];

    /// <summary>A group of fewer lesions gets a warning. At least 1; default 30.</summary>
    public int MinimumLesions { get; init; } = 30;

    /// <summary>A group of fewer malignant lesions gets a warning: its sensitivity says little. At least 1; default 10.</summary>
    public int MinimumMalignantLesions { get; init; } = 10;

    /// <summary>A group of fewer benign lesions gets a warning: its specificity says little. At least 1; default 10.</summary>
    public int MinimumBenignLesions { get; init; } = 10;

    /// <summary>A group in which a class occurs with fewer lesions gets a warning: balanced accuracy gives each class the same weight, so that single lesions decide it. At
    /// least 1, which never warns; default 5.</summary>
    public int MinimumClassLesions { get; init; } = 5;

    /// <summary>How each group's lesions are drawn. Default: 2,000 resamples at level 0.95.</summary>
    public BootstrapOptions Bootstrap { get; init; } = new();

    /// <summary>Throws one exception that names every problem.</summary>
    internal void Validate(string parameter)
    {
        var problems = string.Join(' ', Problems());
        if (problems.Length > 0)
        {
            throw new ArgumentException(problems, parameter);
        }
    }

    /// <summary>What is wrong with the options, a sentence each.</summary>
    internal IEnumerable<string> Problems()
    {
        if (AgeBounds.Where((bound, i) => bound <= (i == 0 ? 0 : AgeBounds[i - 1])).Any())
        {
            yield return $"AgeBounds is {string.Join(", ", AgeBounds)}, expected ascending years above 0, e.g. 20, 40, 60, 80.";
        }

        (string Name, int Value)[] minima =
        [
            (nameof(MinimumLesions), MinimumLesions), (nameof(MinimumMalignantLesions), MinimumMalignantLesions),
            (nameof(MinimumBenignLesions), MinimumBenignLesions), (nameof(MinimumClassLesions), MinimumClassLesions),
        ];
        foreach (var (name, value) in minima.Where(minimum => minimum.Value < 1))
        {
            yield return $"{name} is {value}, expected at least 1.";
        }

        foreach (var problem in Bootstrap.Problems())
        {
            yield return problem;
        }
    }
}
