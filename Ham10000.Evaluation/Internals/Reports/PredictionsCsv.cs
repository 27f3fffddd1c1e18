using System.Globalization;
using System.Text;
using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>Predictions as CSV.</summary>
internal static class PredictionsCsv
{
    private const string Remedy = "Expected a table as Predictions.SaveCsv writes it.";
    private static readonly string[] Facts = ["image_id", "lesion_id", "actual", "predicted"];

    public static string Write(Predictions predictions)
    {
        var names = predictions.Schema.ClassNames;
        var csv = new StringBuilder(CsvText.Line(Columns(predictions.Schema)));
        for (var i = 0; i < predictions.Count; i++)
        {
            string[] facts = [predictions.ImageIds[i], predictions.LesionIds[i], names[predictions.Labels[i]], names[predictions.PredictedClasses[i]]];
            csv.Append(CsvText.Line([.. facts, .. predictions.ProbabilitiesOf(i).ToArray().Select(p => p.ToString("R", CultureInfo.InvariantCulture))]));
        }

        return csv.ToString();
    }

    public static Predictions Read(string path, string text, LabelSchema schema)
    {
        var columns = Columns(schema);
        var rows = CsvText.Read(text).ToList();
        if (rows.Count == 0 || !rows[0].Fields.SequenceEqual(columns, StringComparer.Ordinal))
        {
            throw Bad(path, 1, $"found {(rows.Count == 0 ? "nothing" : $"the columns {string.Join(", ", rows[0].Fields)}")}, expected the columns {string.Join(", ", columns)}");
        }

        var labels = new int[rows.Count - 1];
        var probabilities = new float[labels.Length * schema.ClassCount];
        foreach (var ((line, fields), i) in rows.Skip(1).Select((row, i) => (row, i)))
        {
            if (fields.Count != columns.Length)
            {
                throw Bad(path, line, $"found {fields.Count} fields, expected {columns.Length}");
            }

            labels[i] = Label(path, line, fields[2], schema);
            for (var c = 0; c < schema.ClassCount; c++)
            {
                probabilities[(i * schema.ClassCount) + c] = Probability(path, line, columns[Facts.Length + c], fields[Facts.Length + c]);
            }
        }

        return Checked(path, rows.Skip(1).ToList(), () => new Predictions(schema, [.. rows.Skip(1).Select(r => r.Fields[0])], [.. rows.Skip(1).Select(r => r.Fields[1])], labels, probabilities));
    }

    // What was predicted follows from the probabilities, and must be what the file says.
    private static Predictions Checked(string path, List<(int Line, List<string> Fields)> rows, Func<Predictions> make)
    {
        Predictions predictions;
        try
        {
            predictions = make();
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"'{path}' holds no predictions: {e.Message.Replace($" (Parameter '{e.ParamName}')", "", StringComparison.Ordinal)}", e);
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var name = predictions.Schema.ClassNames[predictions.PredictedClasses[i]];
            if (!string.Equals(rows[i].Fields[3], name, StringComparison.Ordinal))
            {
                throw Bad(path, rows[i].Line, $"found '{rows[i].Fields[3]}' as predicted, expected the most probable class, '{name}'");
            }
        }

        return predictions;
    }

    private static int Label(string path, int line, string name, LabelSchema schema)
    {
        for (var c = 0; c < schema.ClassCount; c++)
        {
            if (string.Equals(schema.ClassNames[c], name, StringComparison.Ordinal))
            {
                return c;
            }
        }

        throw Bad(path, line, $"found '{name}' as actual, expected one of {string.Join(", ", schema.ClassNames)}");
    }

    private static float Probability(string path, int line, string column, string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1
            ? value : throw Bad(path, line, $"found '{text}' in column {column}, expected a number from 0 to 1");

    private static string[] Columns(LabelSchema schema) => [.. Facts, .. schema.ClassNames.Select(name => "p_" + name)];

    private static FormatException Bad(string path, int line, string problem) => new($"'{path}' line {line}: {problem}. {Remedy}");
}
