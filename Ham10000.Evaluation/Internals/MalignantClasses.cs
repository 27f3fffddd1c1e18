using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>Which classes are malignant, where the classes are diagnoses or malignancy itself.</summary>
internal static class MalignantClasses
{
    /// <summary>One flag per class; null where the classes say nothing of malignancy.</summary>
    public static bool[]? Of(LabelSchema schema)
    {
        if (schema.Equals(Target.Malignancy.Labels))
        {
            return [.. schema.ClassNames.Select(name => name == "malignant")];
        }

        return Malignancy.IsKnownFor(schema) ? Malignancy.Of(schema) : null;
    }

    /// <summary>Of the images of some classes, the share that was given one of them; NaN of none.</summary>
    public static double Rate(ConfusionMatrix matrix, bool[] malignant, bool ofMalignant)
    {
        var (right, all) = (0L, 0L);
        for (var actual = 0; actual < malignant.Length; actual++)
        {
            for (var predicted = 0; predicted < malignant.Length && malignant[actual] == ofMalignant; predicted++)
            {
                var count = matrix[actual, predicted];
                all += count;
                right += malignant[predicted] == ofMalignant ? count : 0;
            }
        }

        return all == 0 ? double.NaN : (double)right / all;
    }
}
