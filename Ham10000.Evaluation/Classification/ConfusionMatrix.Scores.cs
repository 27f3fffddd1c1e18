namespace Ham10000.Evaluation;

/// <content>Scores of the matrix. What is undefined is NaN.</content>
public sealed partial class ConfusionMatrix
{
    /// <summary>Share of images that were given their true class; NaN of none.</summary>
    public double Accuracy => MatrixScores.Accuracy<long>(_counts, ClassCount);

    /// <summary>Mean recall over the classes that occur, the ISIC 2018 metric; NaN where none does.</summary>
    /// <remarks>Equals scikit-learn's <c>balanced_accuracy_score</c>: a class without true images is left out of the mean.</remarks>
    public double BalancedAccuracy => MatrixScores.BalancedAccuracy<long>(_counts, ClassCount);

    /// <summary>The correlation of true and given classes, in [−1, 1]: 1 is perfect, 0 what chance gives. NaN where all images have one class, or all
    /// were given one.</summary>
    /// <remarks>Gorodkin, "Comparing two K-category assignments by a K-category correlation coefficient", 2004. Equals scikit-learn's
    /// <c>matthews_corrcoef</c>, which says 0 where it is undefined.</remarks>
    public double MatthewsCorrelation => MatrixScores.MatthewsCorrelation<long>(_counts, ClassCount);

    /// <summary>Of the images given a class, the share that has it; NaN where none was given it.</summary>
    /// <param name="classIndex">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index names no class.</exception>
    public double Precision(int classIndex) => Score(ScoreKind.Precision, classIndex);

    /// <summary>Of the images that have a class, the share that was given it (sensitivity); NaN where none has it.</summary>
    /// <param name="classIndex">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index names no class.</exception>
    public double Recall(int classIndex) => Score(ScoreKind.Recall, classIndex);

    /// <summary>Of the images that do not have a class, the share that was not given it; NaN where all have it.</summary>
    /// <param name="classIndex">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index names no class.</exception>
    public double Specificity(int classIndex) => Score(ScoreKind.Specificity, classIndex);

    /// <summary>The harmonic mean of precision and recall of a class; 0 where only one of them is undefined, NaN where both are.</summary>
    /// <param name="classIndex">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index names no class.</exception>
    public double F1(int classIndex) => Score(ScoreKind.F1, classIndex);

    /// <summary>How far true and given classes agree beyond what chance would: 1 is perfect, 0 chance, below it worse. NaN where chance agrees always.</summary>
    /// <param name="weighting">How much worse one wrong class is than another; default none, which suits diagnoses.</param>
    /// <remarks>Cohen, "A coefficient of agreement for nominal scales", 1960. Equals scikit-learn's <c>cohen_kappa_score</c> with all classes as its
    /// <c>labels</c>; without them it would number only the classes that occur, which moves the weights.</remarks>
    public double CohenKappa(KappaWeighting weighting = KappaWeighting.None) => MatrixScores.CohenKappa<long>(_counts, ClassCount, weighting);

    private double Score(ScoreKind kind, int classIndex)
    {
        Check(classIndex, nameof(classIndex));
        return new ScoreTable(this, [classIndex], ZeroDivision.NaN).Of(kind, 0);
    }
}
