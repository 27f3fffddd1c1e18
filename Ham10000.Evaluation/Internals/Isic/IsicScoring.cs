using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>Scores a submission that has the images of the truth.</summary>
internal sealed class IsicScoring
{
    private const double CalledAbove = 0.5;
    private const double LeastSensitivity = 0.8;

    private readonly string[] _images;
    private readonly int[] _labels;
    private readonly int[] _decided;
    private readonly double[] _weights;
    private readonly double[] _probabilities;
    private readonly ZeroDivision _zeroDivision;

    public IsicScoring(IsicSubmission submission, IsicGroundTruth truth, ZeroDivision zeroDivision)
    {
        var places = submission.ImageIds.Index().ToDictionary(image => image.Item, image => image.Index, StringComparer.Ordinal);
        _images = [.. truth.ImageIds];
        _labels = [.. truth.Diagnoses.Select(diagnosis => (int)diagnosis)];
        _weights = [.. truth.Weights];
        _probabilities = new double[submission.Probabilities.Length];
        for (var i = 0; i < _images.Length; i++)
        {
            submission.Probabilities.Slice(places[_images[i]] * ClassCount, ClassCount).CopyTo(_probabilities.AsSpan(i * ClassCount));
        }

        _decided = Scores.Decide(_probabilities, ClassCount, TieRule.Undecided);
        _zeroDivision = zeroDivision;
    }

    private static int ClassCount => LabelSchema.Diagnoses.ClassCount;

    public IsicScore Score()
    {
        var classes = Enum.GetValues<Diagnosis>().Select(OfClass).ToArray();
        var matrix = new ConfusionMatrix(LabelSchema.Diagnoses.ClassNames);
        var undecided = new List<string>();
        for (var i = 0; i < _images.Length; i++)
        {
            if (_weights[i] > 0 && _decided[i] == Scores.Undecided)
            {
                undecided.Add(_images[i]);
            }
            else if (_weights[i] > 0)
            {
                matrix.Add(_labels[i], _decided[i]);
            }
        }

        return new IsicScore
        {
            BalancedAccuracy = Scores.BalancedAccuracy(_labels, _decided, _weights),
            Accuracy = Scores.Accuracy(_labels, _decided, _weights),
            Classes = classes,
            MacroAverage = Mean(classes),
            ConfusionMatrix = matrix,
            UndecidedImages = undecided,
            Images = _images.Length,
        };
    }

    private IsicClassScore OfClass(Diagnosis diagnosis)
    {
        var positives = OneAgainstRest.Positives(_labels, (int)diagnosis);
        var scores = OneAgainstRest.Column<double>(_probabilities, ClassCount, (int)diagnosis);
        var ranked = RankedCounts.Of(positives, scores, _weights);
        var (hits, misses, alarms, rejections, given) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < positives.Length; i++)
        {
            var called = scores[i] > CalledAbove;
            hits += called && positives[i] ? _weights[i] : 0;
            misses += !called && positives[i] ? _weights[i] : 0;
            alarms += called && !positives[i] ? _weights[i] : 0;
            rejections += !called && !positives[i] ? _weights[i] : 0;
            given += positives[i] && _decided[i] == (int)diagnosis ? _weights[i] : 0;
        }

        return new IsicClassScore
        {
            Name = diagnosis.Code,
            Weight = hits + misses,
            Recall = given / (hits + misses),
            Accuracy = (hits + rejections) / (hits + misses + alarms + rejections),
            Sensitivity = Ratio(hits, hits + misses),
            Specificity = Ratio(rejections, rejections + alarms),
            Dice = Ratio(2 * hits, (2 * hits) + alarms + misses),
            PositivePredictiveValue = Ratio(hits, hits + alarms),
            NegativePredictiveValue = Ratio(rejections, rejections + misses),
            RocAuc = ranked.RocArea,
            RocAucAbove80 = ranked.RocAreaAbove(LeastSensitivity),
            AveragePrecision = ranked.AveragePrecision,
        };
    }

    private double Ratio(double part, double whole) => whole == 0 ? _zeroDivision.Value() : part / whole;

    private static IsicClassScore Mean(IsicClassScore[] classes)
    {
        double Of(Func<IsicClassScore, double> score) => ClassAverage.Macro(classes.Select(score));
        return new IsicClassScore
        {
            Name = "macro average",
            Weight = classes.Sum(c => c.Weight),
            Recall = Of(c => c.Recall),
            Accuracy = Of(c => c.Accuracy),
            Sensitivity = Of(c => c.Sensitivity),
            Specificity = Of(c => c.Specificity),
            Dice = Of(c => c.Dice),
            PositivePredictiveValue = Of(c => c.PositivePredictiveValue),
            NegativePredictiveValue = Of(c => c.NegativePredictiveValue),
            RocAuc = Of(c => c.RocAuc),
            RocAucAbove80 = Of(c => c.RocAucAbove80),
            AveragePrecision = Of(c => c.AveragePrecision),
        };
    }
}
