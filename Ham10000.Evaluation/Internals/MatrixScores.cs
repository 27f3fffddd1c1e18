using System.Numerics;

namespace Ham10000.Evaluation;

/// <summary>Scores of a confusion matrix of counts or of weights: K rows of true classes, K columns of given ones, row after row. NaN where undefined.</summary>
internal static class MatrixScores
{
    public static T Support<T>(ReadOnlySpan<T> cells, int classCount, int actual)
        where T : struct, INumber<T>
    {
        var sum = T.Zero;
        foreach (var cell in cells.Slice(actual * classCount, classCount))
        {
            sum += cell;
        }

        return sum;
    }

    public static T PredictedCount<T>(ReadOnlySpan<T> cells, int classCount, int predicted)
        where T : struct, INumber<T>
    {
        var sum = T.Zero;
        for (var i = predicted; i < cells.Length; i += classCount)
        {
            sum += cells[i];
        }

        return sum;
    }

    public static T Total<T>(ReadOnlySpan<T> cells)
        where T : struct, INumber<T>
    {
        var sum = T.Zero;
        foreach (var cell in cells)
        {
            sum += cell;
        }

        return sum;
    }

    public static T Correct<T>(ReadOnlySpan<T> cells, int classCount)
        where T : struct, INumber<T>
    {
        var sum = T.Zero;
        for (var i = 0; i < cells.Length; i += classCount + 1)
        {
            sum += cells[i];
        }

        return sum;
    }

    public static double Accuracy<T>(ReadOnlySpan<T> cells, int classCount)
        where T : struct, INumber<T> => Ratio(Correct(cells, classCount), Total(cells));

    /// <summary>Mean recall over the classes that have true images.</summary>
    public static double BalancedAccuracy<T>(ReadOnlySpan<T> cells, int classCount)
        where T : struct, INumber<T>
    {
        Span<double> recalls = classCount <= 64 ? stackalloc double[classCount] : new double[classCount];
        var present = 0;
        for (var c = 0; c < classCount; c++)
        {
            var support = Support(cells, classCount, c);
            if (support > T.Zero)
            {
                recalls[present++] = Ratio(cells[(c * classCount) + c], support);
            }
        }

        return NumPy.Mean(recalls[..present]);
    }

    /// <summary>Agreement beyond chance; undefined where chance agrees always.</summary>
    public static double CohenKappa<T>(ReadOnlySpan<T> cells, int classCount, KappaWeighting weighting)
        where T : struct, INumber<T>
    {
        var (observed, expected) = (0.0, 0.0);
        for (var actual = 0; actual < classCount; actual++)
        {
            var support = double.CreateChecked(Support(cells, classCount, actual));
            for (var predicted = 0; predicted < classCount; predicted++)
            {
                double distance = Math.Abs(actual - predicted);
                var weight = weighting switch
                {
                    KappaWeighting.None => distance == 0 ? 0 : 1,
                    KappaWeighting.Linear => distance,
                    KappaWeighting.Quadratic => distance * distance,
                    _ => throw new ArgumentOutOfRangeException(nameof(weighting), weighting, "Expected KappaWeighting.None, Linear or Quadratic."),
                };
                observed += weight * double.CreateChecked(cells[(actual * classCount) + predicted]);
                expected += weight * support * double.CreateChecked(PredictedCount(cells, classCount, predicted));
            }
        }

        return 1 - (observed / (expected / double.CreateChecked(Total(cells))));
    }

    /// <summary>Gorodkin's correlation of true and given classes; undefined where all images have one class, or all were given one.</summary>
    public static double MatthewsCorrelation<T>(ReadOnlySpan<T> cells, int classCount)
        where T : struct, INumber<T>
    {
        var (covariance, actuals, predictions) = (0.0, 0.0, 0.0);
        var (trueClasses, givenClasses) = (0, 0);
        var total = double.CreateChecked(Total(cells));
        for (var c = 0; c < classCount; c++)
        {
            var actual = double.CreateChecked(Support(cells, classCount, c));
            var predicted = double.CreateChecked(PredictedCount(cells, classCount, c));
            trueClasses += actual > 0 ? 1 : 0;
            givenClasses += predicted > 0 ? 1 : 0;
            covariance += actual * predicted;
            actuals += actual * actual;
            predictions += predicted * predicted;
        }

        if (trueClasses <= 1 || givenClasses <= 1)
        {
            return double.NaN;
        }

        var square = total * total;
        return ((double.CreateChecked(Correct(cells, classCount)) * total) - covariance) / Math.Sqrt((square - actuals) * (square - predictions));
    }

    private static double Ratio<T>(T part, T whole)
        where T : struct, INumber<T> => double.CreateChecked(part) / double.CreateChecked(whole);
}
