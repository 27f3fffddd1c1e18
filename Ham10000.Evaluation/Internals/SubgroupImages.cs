namespace Ham10000.Evaluation;

/// <summary>The images of one group: what was predicted of them, how many there are, and why they may be too few.</summary>
internal sealed class SubgroupImages
{
    private readonly bool[]? _malignant;
    private readonly LesionIndex _lesions;
    private readonly Func<ConfusionMatrix, double>[] _scores;

    public SubgroupImages(SubgroupKind kind, string name, Predictions predictions)
    {
        (Kind, Name, Predictions) = (kind, name, predictions);
        _malignant = MalignantClasses.Of(predictions.Schema);
        _lesions = new LesionIndex(predictions.LesionIds);
        ClassLesions = [.. Enumerable.Range(0, predictions.Schema.ClassCount).Select(c => Lesions(label => label == c))];
        _scores = [matrix => matrix.BalancedAccuracy, matrix => matrix.Accuracy];
        if (_malignant is { } malignant)
        {
            _scores = [_scores[0], m => MalignantClasses.Rate(m, malignant, ofMalignant: true), m => MalignantClasses.Rate(m, malignant, ofMalignant: false), _scores[1]];
            (MalignantLesions, BenignLesions) = (Lesions(label => malignant[label]), Lesions(label => !malignant[label]));
        }
    }

    public SubgroupKind Kind { get; }

    public string Name { get; }

    public Predictions Predictions { get; }

    public int[] ClassLesions { get; }

    private int MalignantLesions { get; }

    private int BenignLesions { get; }

    /// <summary>Draws the group's lesions. The scores are those of <see cref="SubgroupScore"/> in its order, without the last two where classes say nothing of
    /// malignancy, and then accuracy.</summary>
    public ResampledScores Draw(BootstrapOptions options, CancellationToken cancellationToken)
    {
        var counts = new CellCounts(_lesions, Predictions);
        return LesionResampling.Run(_lesions.Count, _scores.Length, () => new DrawnMatrixScores(counts, Predictions.Schema.ClassNames, _scores), options, cancellationToken);
    }

    public Subgroup ToSubgroup(ResampledScores drawn, SubgroupOptions options)
    {
        var counts = new int[Predictions.Schema.ClassCount];
        foreach (var label in Predictions.Labels)
        {
            counts[label]++;
        }

        return new Subgroup
        {
            Kind = Kind,
            Name = Name,
            Images = Predictions.Count,
            Lesions = _lesions.Count,
            ClassCounts = counts,
            ClassLesions = ClassLesions,
            Accuracy = drawn.Interval(_scores.Length - 1),
            BalancedAccuracy = drawn.Interval((int)SubgroupScore.BalancedAccuracy),
            MalignantSensitivity = _malignant is null ? null : drawn.Interval((int)SubgroupScore.MalignantSensitivity),
            BenignSpecificity = _malignant is null ? null : drawn.Interval((int)SubgroupScore.BenignSpecificity),
            Warning = Shortages(options).ToList() is { Count: > 0 } shortages ? string.Join(' ', shortages) : null,
        };
    }

    /// <summary>Whether the group can be compared with others by a score.</summary>
    /// <param name="score">The score.</param>
    /// <param name="occurring">Whether each class occurs in any group: without all of those, balanced accuracies are not of the same thing.</param>
    /// <param name="options">How many lesions it takes.</param>
    public bool IsComparable(SubgroupScore score, bool[] occurring, SubgroupOptions options) => Name != SubgroupPlaces.Unknown && _lesions.Count >= options.MinimumLesions && score switch
    {
        SubgroupScore.BalancedAccuracy => !ClassLesions.Where((lesions, c) => occurring[c] && lesions < options.MinimumClassLesions).Any(),
        SubgroupScore.MalignantSensitivity => _malignant is not null && MalignantLesions >= options.MinimumMalignantLesions,
        _ => _malignant is not null && BenignLesions >= options.MinimumBenignLesions,
    };

    // Of a group with too few lesions nothing can be judged, so one number says it all.
    private IEnumerable<string> Shortages(SubgroupOptions options)
    {
        if (_lesions.Count < options.MinimumLesions)
        {
            yield return SubgroupDoubt.OfAll(Found(_lesions.Count, "lesion", options.MinimumLesions));
            yield break;
        }

        if (_malignant is not null && MalignantLesions < options.MinimumMalignantLesions)
        {
            yield return SubgroupDoubt.OfOne(SubgroupScore.MalignantSensitivity, Found(MalignantLesions, "malignant lesion", options.MinimumMalignantLesions));
        }

        if (_malignant is not null && BenignLesions < options.MinimumBenignLesions)
        {
            yield return SubgroupDoubt.OfOne(SubgroupScore.BenignSpecificity, Found(BenignLesions, "benign lesion", options.MinimumBenignLesions));
        }

        var rare = Predictions.Schema.ClassNames.Zip(ClassLesions).Where(c => c.Second > 0 && c.Second < options.MinimumClassLesions).ToList();
        if (rare.Count > 0)
        {
            var counts = string.Join(", ", rare.Select(c => $"{Display.Plural(c.Second, "lesion")} of {c.First}"));
            yield return SubgroupDoubt.OfOne(SubgroupScore.BalancedAccuracy, $"{counts}, expected at least {Display.Count(options.MinimumClassLesions)}");
        }
    }

    private static string Found(int found, string noun, int expected) => $"{Display.Plural(found, noun)}, expected at least {Display.Count(expected)}";

    private int Lesions(Func<int, bool> ofLabel)
    {
        var found = new HashSet<int>();
        for (var i = 0; i < Predictions.Count; i++)
        {
            if (ofLabel(Predictions.Labels[i]))
            {
                found.Add(_lesions.LesionOf[i]);
            }
        }

        return found.Count;
    }
}
