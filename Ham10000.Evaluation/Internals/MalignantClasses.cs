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

        return AreDiagnoses(schema) ? OfDiagnoses(schema) : null;
    }

    /// <summary>Whether every class is a diagnosis.</summary>
    public static bool AreDiagnoses(LabelSchema schema) => schema.ClassNames.All(name => Diagnosis.TryParseCode(name, out _));

    /// <summary>One flag per class, where every class is a diagnosis.</summary>
    /// <exception cref="InvalidOperationException">A class is no diagnosis.</exception>
    public static bool[] OfDiagnoses(LabelSchema schema) => AreDiagnoses(schema)
        ? [.. schema.ClassNames.Select(name => Diagnosis.TryParseCode(name, out var diagnosis) && diagnosis.IsMalignant)]
        : throw new InvalidOperationException($"The classes of {schema} are not all diagnoses, so which of them are malignant is not known. Expected some of: {string.Join(", ", LabelSchema.Diagnoses.ClassNames)}.");

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
