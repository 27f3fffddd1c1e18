using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>Runs a model over a set and keeps its logits, as they are before any temperature.</summary>
/// <remarks>Probabilities of float32 underflow where a model is very sure, and the mean probability of several views at one temperature does not say what it is at another: only the
/// logits of every view do.</remarks>
internal static class LogitPass
{
    public static LogitTable Run(ImageModel model, ImageSet set, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var augmentation = options.TestTimeAugmentation;
        var views = augmentation.CountFor(model.Height, model.Width);
        var (outputs, classes) = (model.Outputs, set.Labels.ClassCount);
        var values = new double[set.Count * views * classes];
        var done = 0;
        using var runner = new ViewRunner(model, augmentation);
        SetPass.Run(model, set, options, Add, cancellationToken);
        var table = new LogitTable(values, views, classes, [.. Enumerable.Range(0, set.Count).Select(set.LabelOf)]);
        return augmentation.Mean == ViewMean.Logits ? MeanOfViews(table) : table;

        void Add(Batch batch)
        {
            runner.ForEachView(batch, (view, logits) =>
            {
                var rows = logits.cpu().contiguous().data<float>().ToArray();
                for (var i = 0; i < batch.Count; i++)
                {
                    var row = values.AsSpan((((done + i) * views) + view) * classes, classes);
                    for (var o = 0; o < outputs; o++)
                    {
                        var value = rows[(i * outputs) + o];
                        SetPass.RequireNumber(value, set.Records[done + i]);
                        // The one logit of two classes speaks for the second; the first's is 0.
                        row[classes - outputs + o] = value;
                    }
                }
            });
            done += batch.Count;
        }
    }

    private static LogitTable MeanOfViews(LogitTable table)
    {
        var means = new double[table.Count * table.Classes];
        for (var image = 0; image < table.Count; image++)
        {
            for (var view = 0; view < table.Views; view++)
            {
                var row = table.Row(image, view);
                for (var c = 0; c < row.Length; c++)
                {
                    means[(image * table.Classes) + c] += row[c] / table.Views;
                }
            }
        }

        return new LogitTable(means, 1, table.Classes, table.Labels);
    }
}
