using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>The class that must not be missed: melanoma, or where the classes are benign and malignant, the latter.</summary>
internal static class FocusClass
{
    /// <summary>The index of that class; null where there is none.</summary>
    public static int? Of(IReadOnlyList<string> names)
    {
        int? malignant = null;
        for (var i = 0; i < names.Count; i++)
        {
            if (Diagnosis.TryParseCode(names[i], out var diagnosis) && diagnosis == Diagnosis.Mel)
            {
                return i;
            }

            malignant ??= names[i].Equals("malignant", StringComparison.OrdinalIgnoreCase) ? i : null;
        }

        return malignant;
    }

    /// <summary>What the class is called in a sentence.</summary>
    public static string Word(string name) => PageTable.FullName(name) ?? name;
}
