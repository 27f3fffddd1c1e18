using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>Which classes are malignant.</summary>
internal static class Malignancy
{
    /// <summary>Whether every class is a diagnosis.</summary>
    public static bool IsKnownFor(LabelSchema schema) => schema.ClassNames.All(name => Diagnosis.TryParseCode(name, out _));

    /// <summary>For every class whether it is malignant.</summary>
    /// <exception cref="InvalidOperationException">A class is no diagnosis.</exception>
    public static bool[] Of(LabelSchema schema) => IsKnownFor(schema)
        ? [.. schema.ClassNames.Select(name => Diagnosis.TryParseCode(name, out var diagnosis) && diagnosis.IsMalignant)]
        : throw new InvalidOperationException($"The classes of {schema} are not all diagnoses, so which of them are malignant is not known. Expected some of: {string.Join(", ", LabelSchema.Diagnoses.ClassNames)}.");
}
