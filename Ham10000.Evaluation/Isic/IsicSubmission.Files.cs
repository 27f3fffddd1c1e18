using System.Globalization;
using System.Text;
using Ham10000.Dataset;
using Shown = Ham10000.Dataset.Display;

namespace Ham10000.Evaluation;

/// <content>The file that is submitted.</content>
public sealed partial class IsicSubmission
{
    /// <summary>Writes the file: the header <c>image,MEL,NV,BCC,AKIEC,BKL,DF,VASC</c> and a line per image.</summary>
    /// <param name="path">The file; it is there as a whole or not at all, and one that was there is replaced.</param>
    /// <remarks>Every number has a decimal point or an exponent, as the official scorer wants it, and as many digits as it takes to read the same number
    /// back.</remarks>
    public void Save(string path)
    {
        var text = new StringBuilder(string.Join(',', IsicColumns.Required)).Append('\n');
        for (var i = 0; i < Count; i++)
        {
            text.Append(ImageIds[i]);
            foreach (var diagnosis in IsicColumns.Diagnoses)
            {
                text.Append(',').Append(Text(this[i, diagnosis]));
            }

            text.Append('\n');
        }

        TextFile.Write(path, text.ToString());
    }

    /// <summary>Reads a submission, as strictly as the official scorer.</summary>
    /// <param name="path">A CSV file in UTF-8. The columns may stand in any order; a <c>.jpg</c> behind an image id is left out.</param>
    /// <exception cref="DatasetFormatException">Something is wrong with the file. The message counts all problems and names the first with their lines: a
    /// column that is missing, unknown or there twice, an image that is there twice or has no id, a number that is missing, none, or outside [0, 1], a
    /// column of whole numbers, which the official scorer takes for no probabilities.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IsicSubmission Read(string path)
    {
        var problems = new TableProblems(path);
        var rows = ReadRows(path, problems);
        problems.ThrowIfAny();
        return Of(rows);
    }

    /// <summary>Reads what can be read of a submission; what is wrong goes to the problems.</summary>
    internal static List<IsicRow> ReadRows(string path, TableProblems problems)
    {
        var table = IsicTable.Read(path, [], problems);
        foreach (var row in table.Rows)
        {
            for (var column = 0; column < row.Values.Length; column++)
            {
                if (row.Values[column] is < 0 or > 1)
                {
                    problems.Add(
                        $"{row.Source.Place}, column '{IsicColumns.Names[column]}' of image '{Shown.Text(row.ImageId)}' is {row.Values[column].ToString(CultureInfo.InvariantCulture)}. Expected a probability from 0 to 1.",
                        row.Source.Line, row.ImageId);
                }
            }

            if (!IsFit(row.ImageId))
            {
                problems.Add($"{row.Source.Place}: '{Shown.Text(row.ImageId)}' is no image id. Expected one such as ISIC_0034524.", row.Source.Line, row.ImageId);
            }
        }

        foreach (var column in table.WholeColumns)
        {
            problems.Add(
                $"{problems.File}, column '{column}': every value is a whole number, which the official scorer takes for no probability.",
                remedy: "Write probabilities with a decimal point, such as 0.0 and 1.0.");
        }

        return table.Rows;
    }

    /// <summary>Rows without problems.</summary>
    internal static IsicSubmission Of(List<IsicRow> rows) => new([.. rows.Select(row => row.ImageId)], [.. rows.SelectMany(row => row.ByDiagnosis())]);

    private static string Text(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }
}
