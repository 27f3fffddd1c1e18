using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>The columns of ISIC 2018, task 3, and which class each stands for.</summary>
internal static class IsicColumns
{
    public const string Image = "image";
    public const string ScoreWeight = "score_weight";
    public const string ValidationWeight = "validation_weight";

    private const string ImageSuffix = ".jpg";

    /// <summary>The diagnoses in the order of their columns.</summary>
    public static readonly Diagnosis[] Diagnoses =
        [Diagnosis.Mel, Diagnosis.Nv, Diagnosis.Bcc, Diagnosis.Akiec, Diagnosis.Bkl, Diagnosis.Df, Diagnosis.Vasc];

    /// <summary>The names of their columns.</summary>
    public static readonly string[] Names = [.. Diagnoses.Select(diagnosis => diagnosis.Code.ToUpperInvariant())];

    public static readonly string[] Required = [Image, .. Names];

    public static readonly string[] Weights = [ScoreWeight, ValidationWeight];

    /// <summary>An image's id without the file's extension, which submissions may have in any case.</summary>
    public static string PlainId(string id) => id.EndsWith(ImageSuffix, StringComparison.OrdinalIgnoreCase) ? id[..^ImageSuffix.Length] : id;

    /// <summary>For every diagnosis its index in the schema.</summary>
    /// <exception cref="ArgumentException">The schema is about something else than the seven diagnoses.</exception>
    public static int[] Places(LabelSchema schema, string parameter)
    {
        var places = new int[Diagnoses.Length];
        Array.Fill(places, -1);
        for (var c = 0; c < schema.ClassCount; c++)
        {
            if (Diagnosis.TryParseCode(schema.ClassNames[c], out var diagnosis))
            {
                places[(int)diagnosis] = c;
            }
        }

        return schema.ClassCount == places.Length && !places.Contains(-1)
            ? places
            : throw new ArgumentException(
                $"The predictions are about {schema}. ISIC 2018 task 3 is about the seven diagnoses ({string.Join(", ", LabelSchema.Diagnoses.ClassNames)}); predict with a model that was trained with Target.Diagnosis.", parameter);
    }
}
