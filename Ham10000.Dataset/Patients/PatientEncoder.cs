namespace Ham10000.Dataset;

/// <summary>Turns what is known of a patient into a vector for a network: the age standardised by the training set, sex and site one-hot, and
/// for each of the three a flag that says when it is missing.</summary>
/// <remarks>
/// Its length depends on <see cref="Columns"/> alone, so that a model can be built before it is fitted. What is missing gives zeros and its flag
/// 1; so does a text that is no sex or site of HAM10000's, which <see cref="CoverageOf"/> counts. The diagnosis (<c>dx</c>) and how it was made (<c>dx_type</c>)
/// never reach the vector.
/// </remarks>
public sealed partial record PatientEncoder
{
    private const double OldestYears = 150;

    /// <summary>The sites that have a value of their own, in its order: the 14 of HAM10000, in alphabetical order.</summary>
    public static IReadOnlyList<string> Sites => Target.Localization.Labels.ClassNames;

    /// <summary>What the vector holds. Default: age, sex and site.</summary>
    public PatientColumns Columns { get; init; } = PatientColumns.All;

    /// <summary>Mean age of the training images whose age is known, in years. 0 without the column.</summary>
    public double AgeMeanYears { get; init; }

    /// <summary>Standard deviation (divisor n) of those ages, in years, above 0; 1 where all are equal, and without the column.</summary>
    public double AgeDeviationYears { get; init; } = 1;

    /// <summary>Values per patient.</summary>
    public int Length => LengthOf(Columns);

    /// <summary>What each value says, in order.</summary>
    /// <returns>Such as <c>age</c>, <c>age missing</c>, <c>sex female</c>, <c>sex male</c>, <c>sex missing</c>, <c>site abdomen</c>, ...</returns>
    public IReadOnlyList<string> Names => [.. ListNames()];

    /// <summary>Values per patient with some columns.</summary>
    /// <param name="columns">The columns.</param>
    public static int LengthOf(PatientColumns columns) => (columns.HasFlag(PatientColumns.Age) ? 2 : 0)
        + (columns.HasFlag(PatientColumns.Sex) ? Target.Sex.Labels.ClassCount + 1 : 0)
        + (columns.HasFlag(PatientColumns.Localization) ? Sites.Count + 1 : 0);

    /// <summary>Encodes a patient.</summary>
    /// <param name="facts">What is known.</param>
    /// <returns><see cref="Length"/> values.</returns>
    /// <exception cref="ArgumentException">The age is no number of years from 0 to 150.</exception>
    public float[] Encode(PatientFacts facts)
    {
        var vector = new float[Length];
        Encode(facts, vector);
        return vector;
    }

    /// <summary>Encodes a patient into given memory.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="vector"><see cref="Length"/> values, all of which are written.</param>
    /// <exception cref="ArgumentException">The age is no number of years from 0 to 150, or the memory has another length.</exception>
    public void Encode(PatientFacts facts, Span<float> vector)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (vector.Length != Length)
        {
            throw new ArgumentException($"Expected room for {Length} values, got {vector.Length}.", nameof(vector));
        }

        vector.Clear();
        if (Columns.HasFlag(PatientColumns.Age))
        {
            EncodeAge(facts, vector);
            vector = vector[2..];
        }

        if (Columns.HasFlag(PatientColumns.Sex))
        {
            vector = EncodeName(facts.Sex, Target.Sex, vector);
        }

        if (Columns.HasFlag(PatientColumns.Localization))
        {
            EncodeName(facts.Localization, Target.Localization, vector);
        }
    }

    /// <summary>What the vector holds. The training set's mean age is a figure of a whole set, and no patient's.</summary>
    /// <returns>Such as <c>age (mean 52.1, deviation 16.7 years), sex, localization: 20 values</c>.</returns>
    public override string ToString()
    {
        (PatientColumns Column, string Text)[] parts =
        [
            (PatientColumns.Age, FormattableString.Invariant($"age (mean {AgeMeanYears:0.0}, deviation {AgeDeviationYears:0.0} years)")),
            (PatientColumns.Sex, "sex"),
            (PatientColumns.Localization, "localization"),
        ];
        return $"{string.Join(", ", parts.Where(part => Columns.HasFlag(part.Column)).Select(part => part.Text))}: {Length} values";
    }

    internal void Validate() => Problems().ThrowIfAny("The patient encoder");

    private void EncodeAge(PatientFacts facts, Span<float> vector)
    {
        if (facts.AgeYears is not { } years || years == 0)
        {
            vector[1] = 1;
            return;
        }

        vector[0] = years is > 0 and <= OldestYears
            ? (float)((years - AgeMeanYears) / AgeDeviationYears)
            : throw new ArgumentException($"The age is not one. Expected a number of years from 0 to {OldestYears}; null and 0 count as missing.");
    }

    private static Span<float> EncodeName(string? name, Target target, Span<float> vector)
    {
        var count = target.Labels.ClassCount;
        vector[IndexOf(name, target) ?? count] = 1;
        return vector[(count + 1)..];
    }

    private static int? IndexOf(string? name, Target target)
    {
        for (var i = 0; i < target.Labels.ClassCount; i++)
        {
            if (name is not null && name.AsSpan().Trim().Equals(target.Labels.ClassNames[i], StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return null;
    }

    private IEnumerable<string> ListNames()
    {
        IEnumerable<string> age = Columns.HasFlag(PatientColumns.Age) ? ["age", "age missing"] : [];
        IEnumerable<string> sex = Columns.HasFlag(PatientColumns.Sex) ? Target.Sex.Labels.ClassNames.Append("missing").Select(name => $"sex {name}") : [];
        IEnumerable<string> site = Columns.HasFlag(PatientColumns.Localization) ? Sites.Append("missing").Select(name => $"site {name}") : [];
        return [.. age, .. sex, .. site];
    }

    private IEnumerable<string> Problems()
    {
        if (Columns is PatientColumns.None || (Columns & ~PatientColumns.All) != 0)
        {
            yield return $"Columns is {Columns}, expected one or more of Age, Sex and Localization";
        }

        if (!double.IsFinite(AgeMeanYears) || !double.IsFinite(AgeDeviationYears) || !(AgeDeviationYears > 0))
        {
            yield return "AgeMeanYears and AgeDeviationYears must be finite, and the deviation above 0";
        }
    }
}
