namespace Ham10000.Dataset;

public sealed partial record PatientEncoder
{
    /// <summary>Makes an encoder with the ages of a training set.</summary>
    /// <param name="training">The training set, and no other images.</param>
    /// <param name="columns">What the vector is to hold. Default: age, sex and site.</param>
    /// <exception cref="ArgumentException">There are no columns, one of them is the target of the set, or no age is known.</exception>
    public static PatientEncoder Fit(ImageSet training, PatientColumns columns = PatientColumns.All)
    {
        ArgumentNullException.ThrowIfNull(training);
        var encoder = new PatientEncoder { Columns = columns };
        encoder.Validate();
        CheckTarget(training, columns);
        if (!columns.HasFlag(PatientColumns.Age))
        {
            return encoder;
        }

        var ages = training.Records.Select(PatientFacts.Of).Where(facts => facts.HasAge).Select(facts => facts.AgeYears!.Value).ToList();
        if (ages.Count == 0)
        {
            throw new ArgumentException(
                $"No image of the set '{training.Name}' has an age, so there is nothing to standardise ages with. Leave the age out: choose among PatientColumns.Sex and PatientColumns.Localization.",
                nameof(training));
        }

        var mean = ages.Average();
        var deviation = Math.Sqrt(ages.Average(age => (age - mean) * (age - mean)));
        return encoder with { AgeMeanYears = mean, AgeDeviationYears = deviation > 0 ? deviation : 1 };
    }

    /// <summary>Counts what is missing in a set, and the texts that count as missing because they are no sex or site of HAM10000's.</summary>
    /// <param name="set">The images.</param>
    public PatientCoverage CoverageOf(ImageSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var (sexes, sites) = (Columns.HasFlag(PatientColumns.Sex), Columns.HasFlag(PatientColumns.Localization));
        var otherSites = set.Records.Where(r => sites && IsOther(r.Localization, Target.Localization)).CountBy(r => r.Localization.Trim().ToLowerInvariant())
            .Select(c => new NamedCount(c.Key, c.Value)).OrderByDescending(c => c.Images).ThenBy(c => c.Name, StringComparer.Ordinal);
        return new PatientCoverage
        {
            SetName = set.Name,
            Columns = Columns,
            Images = set.Count,
            MissingAges = Columns.HasFlag(PatientColumns.Age) ? set.Records.Count(r => r.AgeYears is null or 0) : 0,
            MissingSexes = sexes ? set.Records.Count(r => IndexOf(r.Sex, Target.Sex) is null) : 0,
            MissingSites = sites ? set.Records.Count(r => IndexOf(r.Localization, Target.Localization) is null) : 0,
            OtherSexes = sexes ? set.Records.Count(r => IsOther(r.Sex, Target.Sex)) : 0,
            OtherSites = [.. otherSites],
        };
    }

    /// <summary>Throws where a fact that somebody gave for one image would count as missing because it is misspelt.</summary>
    internal void RequireKnownTexts(PatientFacts facts)
    {
        if (Columns.HasFlag(PatientColumns.Sex) && IsOther(facts.Sex, Target.Sex))
        {
            throw new ArgumentException("The sex of the patient is neither female nor male. Pass one of them, or null where it is not known.");
        }

        if (Columns.HasFlag(PatientColumns.Localization) && IsOther(facts.Localization, Target.Localization))
        {
            throw new ArgumentException(
                $"The localization '{Display.Text(facts.Localization!)}' is no site that the model knows. Expected one of: {string.Join(", ", Sites)}; or null where it is not known.");
        }
    }

    private static bool IsOther(string? text, Target target) => !PatientFacts.IsMissing(text) && IndexOf(text, target) is null;

    private static void CheckTarget(ImageSet training, PatientColumns columns)
    {
        var answer = training.Target.Name == Target.Sex.Name ? PatientColumns.Sex : training.Target.Name == Target.Localization.Name ? PatientColumns.Localization : PatientColumns.None;
        if ((columns & answer) != 0)
        {
            throw new ArgumentException(
                $"The target of the set '{training.Name}' is {training.Target.Name}, and patient data with {answer} would hold the answer. Leave it out: PatientColumns.All & ~PatientColumns.{answer}.",
                nameof(columns));
        }
    }
}
