using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>A row of a submission or ground truth.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="ImageId">The image, without the file's extension.</param>
/// <param name="Values">The numbers in the order of <see cref="IsicColumns.Diagnoses"/>; NaN of what is none.</param>
internal sealed record IsicRow(TableRow Source, string ImageId, double[] Values)
{
    /// <summary>The values in the order of <see cref="Diagnosis"/>.</summary>
    public double[] ByDiagnosis()
    {
        var values = new double[Values.Length];
        for (var column = 0; column < values.Length; column++)
        {
            values[(int)IsicColumns.Diagnoses[column]] = Values[column];
        }

        return values;
    }
}
