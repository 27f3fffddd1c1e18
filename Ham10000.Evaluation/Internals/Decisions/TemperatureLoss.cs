using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>The mean negative log likelihood of the truth as a function of the inverse temperature, and where it is least.</summary>
/// <remarks>For one view it is convex in the inverse temperature: the logarithm of a sum of exponentials less a line. For the mean over several views it need not be, so the
/// valley is looked for on a grid first.</remarks>
internal sealed class TemperatureLoss
{
    private const double LeastInverse = 1 / ModelCalibration.LargestTemperature;
    private const double LargestInverse = 1 / ModelCalibration.SmallestTemperature;
    private const int GridSteps = 48;

    private readonly LogitTable _logits;
    private readonly double[] _losses;
    private readonly double[] _slopes;

    public TemperatureLoss(LogitTable logits)
    {
        _logits = logits;
        (_losses, _slopes) = (new double[logits.Count], new double[logits.Count]);
    }

    /// <summary>The loss and its derivative by the inverse temperature.</summary>
    public (double Loss, double Slope) At(double inverse)
    {
        for (var image = 0; image < _losses.Length; image++)
        {
            (_losses[image], _slopes[image]) = OfImage(image, inverse);
        }

        return (NumPy.Mean(_losses), NumPy.Mean(_slopes));
    }

    /// <summary>The inverse temperature of the least loss, and whether it is the bound of what is taken, beyond which the loss would fall further.</summary>
    public (double Inverse, bool IsAtBound) Least()
    {
        var (low, high) = _logits.Views == 1 ? (LeastInverse, LargestInverse) : Valley();
        var (atLow, atHigh) = (At(low).Slope, At(high).Slope);
        return (atLow, atHigh) switch
        {
            // Equal logits everywhere: no temperature changes a probability.
            (0, 0) => (1, false),
            (_, <= 0) => (high, high == LargestInverse),
            ( >= 0, _) => (low, low == LeastInverse),
            _ => (RootFinder.Brent(inverse => At(inverse).Slope, low, high), false),
        };
    }

    // Beside the best point of a grid that is even in the logarithm, the side on which the loss falls.
    private (double Low, double High) Valley()
    {
        double[] grid = [LeastInverse, .. Enumerable.Range(1, GridSteps - 1).Select(static i => LeastInverse * Math.Pow(LargestInverse / LeastInverse, (double)i / GridSteps)), LargestInverse];
        var best = Enumerable.Range(0, grid.Length).MinBy(i => At(grid[i]).Loss);
        return At(grid[best]).Slope > 0 ? (grid[Math.Max(0, best - 1)], grid[best]) : (grid[best], grid[Math.Min(GridSteps, best + 1)]);
    }

    // -log of the mean over the views of the true class's probability. Differences to the true class's logit keep small losses exact.
    private (double Loss, double Slope) OfImage(int image, double inverse)
    {
        var label = _logits.Labels[image];
        var (largest, weights, slopes) = (double.NegativeInfinity, 0.0, 0.0);
        for (var view = 0; view < _logits.Views; view++)
        {
            var (loss, slope) = OfView(_logits.Row(image, view), label, inverse);
            var likelihood = -loss;
            if (likelihood > largest)
            {
                var shrink = Math.Exp(largest - likelihood);
                (weights, slopes, largest) = ((weights * shrink) + 1, (slopes * shrink) + slope, likelihood);
            }
            else
            {
                var weight = Math.Exp(likelihood - largest);
                (weights, slopes) = (weights + weight, slopes + (weight * slope));
            }
        }

        return (Math.Log(_logits.Views / weights) - largest, slopes / weights);
    }

    private static (double Loss, double Slope) OfView(ReadOnlySpan<double> logits, int label, double inverse)
    {
        var truth = logits[label];
        var largest = 0.0;
        foreach (var logit in logits)
        {
            largest = Math.Max(largest, logit - truth);
        }

        var (sum, moment) = (0.0, 0.0);
        for (var c = 0; c < logits.Length; c++)
        {
            // A class of probability 0 has no part at any temperature.
            if (!double.IsNegativeInfinity(logits[c]))
            {
                var difference = logits[c] - truth;
                var power = Math.Exp(inverse * (difference - largest));
                (sum, moment) = (sum + power, moment + (power * difference));
            }
        }

        return ((inverse * largest) + Math.Log(sum), moment / sum);
    }
}
