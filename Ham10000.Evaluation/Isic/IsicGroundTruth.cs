using System.Globalization;
using Ham10000.Dataset;
using Shown = Ham10000.Dataset.Display;

namespace Ham10000.Evaluation;

/// <summary>The true diagnoses of ISIC 2018, task 3, and how much each image weighs in the score.</summary>
public sealed class IsicGroundTruth
{
    /// <summary>The image of the test set that the official scorer gives weight 0: it must be submitted, and does not count.</summary>
    public const string ImageWithoutWeight = "ISIC_0035068";

    private IsicGroundTruth(IReadOnlyList<string> imageIds, IReadOnlyList<Diagnosis> diagnoses, IReadOnlyList<double> weights)
        => (ImageIds, Diagnoses, Weights) = (imageIds, diagnoses, weights);

    /// <summary>The images.</summary>
    public IReadOnlyList<string> ImageIds { get; }

    /// <summary>The diagnosis of every image.</summary>
    public IReadOnlyList<Diagnosis> Diagnoses { get; }

    /// <summary>The weight of every image: what the file's column <c>score_weight</c> says, else 1; always 0 for <see cref="ImageWithoutWeight"/>.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>Reads a ground truth such as <c>ISIC2018_Task3_Test_GroundTruth.csv</c>.</summary>
    /// <param name="path">A CSV file in UTF-8 with the columns <c>image,MEL,NV,BCC,AKIEC,BKL,DF,VASC</c> in any order, 1.0 in the column of the diagnosis and 0.0
    /// in the others; it may have <c>score_weight</c> and <c>validation_weight</c> too, of which the latter plays no part here.</param>
    /// <exception cref="DatasetFormatException">Something is wrong with the file. The message counts all problems and names the first with their lines.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IsicGroundTruth Read(string path)
    {
        var problems = new TableProblems(path);
        var table = IsicTable.Read(path, IsicColumns.Weights, problems);
        var diagnoses = table.Rows.Select(row => DiagnosisOf(row, problems)).ToArray();
        var weights = table.Rows.Select(row => WeightOf(table, row, problems)).ToArray();
        problems.ThrowIfAny();
        return new IsicGroundTruth([.. table.Rows.Select(row => row.ImageId)], diagnoses, weights);
    }

    /// <summary>Takes the labels of predictions. Every image weighs 1, but for <see cref="ImageWithoutWeight"/>.</summary>
    /// <param name="predictions">Predictions of the seven diagnoses, in any order of the classes.</param>
    /// <exception cref="ArgumentException">The classes are not the seven diagnoses, or an image id is no plain file name.</exception>
    public static IsicGroundTruth From(Predictions predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var places = IsicColumns.Places(predictions.Schema, nameof(predictions));
        string[] ids = [.. IsicSubmission.CheckedIds(predictions.ImageIds, nameof(predictions))];
        return new IsicGroundTruth(ids, [.. predictions.Labels.ToArray().Select(label => (Diagnosis)Array.IndexOf(places, label))], [.. ids.Select(id => WeightOf(id, 1))]);
    }

    private static Diagnosis DiagnosisOf(IsicRow row, TableProblems problems)
    {
        var marked = row.Values.Count(value => value == 1);
        if (row.Values.Any(value => value is not (0 or 1) && !double.IsNaN(value)) || (marked != 1 && !row.Values.Any(double.IsNaN)))
        {
            problems.Add(
                $"{row.Source.Place}: image '{Shown.Text(row.ImageId)}' has {string.Join(", ", row.Values.Select(value => value.ToString(CultureInfo.InvariantCulture)))}. Expected 1.0 in the column of its diagnosis and 0.0 in the others.",
                row.Source.Line, row.ImageId);
        }

        return IsicColumns.Diagnoses[Math.Max(Array.IndexOf(row.Values, 1), 0)];
    }

    private static double WeightOf(IsicTable table, IsicRow row, TableProblems problems)
    {
        if (!row.Source.Header.Names.Contains(IsicColumns.ScoreWeight))
        {
            return WeightOf(row.ImageId, 1);
        }

        var weight = table.Number(row.Source, row.ImageId, IsicColumns.ScoreWeight);
        if (weight < 0 || double.IsInfinity(weight))
        {
            problems.Add(
                $"{row.Source.Place}, column '{IsicColumns.ScoreWeight}' of image '{Shown.Text(row.ImageId)}' is {weight.ToString(CultureInfo.InvariantCulture)}. Expected a finite number of at least 0.",
                row.Source.Line, row.ImageId);
        }

        return WeightOf(row.ImageId, weight);
    }

    private static double WeightOf(string imageId, double weight) => imageId == ImageWithoutWeight ? 0 : weight;
}
