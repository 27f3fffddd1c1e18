using Ham10000.Dataset;
using Ham10000.Models;
using static TorchSharp.torch;

namespace Ham10000.Evaluation;

/// <summary>By how much a class's score falls when windows of the image are covered.</summary>
/// <remarks>Windows are filled with 0 in the network's input, which is the mean that the images are standardised by.</remarks>
internal sealed class OcclusionSource(ImageModel model, OcclusionWindows windows, ExplanationOptions options) : IMapSource
{
    private readonly InferenceRunner _runner = new(model);
    private readonly IReadOnlyList<(Range Rows, Range Columns)> _windows = windows.Over(model.Height, model.Width);

    public ExplanationMethod Method => ExplanationMethod.Occlusion;

    public string? Layer => null;

    // One for each window, and one without.
    public int Passes => _windows.Count + 1;

    public IReadOnlyList<RawExplanation> Run(Batch batch, IReadOnlyList<ImageToExplain> images, Action<int> report, CancellationToken cancellationToken)
    {
        var found = new RawExplanation[images.Count];
        for (var i = 0; i < found.Length; i++)
        {
            var chosen = new ChosenClasses(model, [images[i]]);
            found[i] = chosen.With(0, Mean(Scores(batch, i, chosen, report, cancellationToken)));
        }

        return found;
    }

    public void Dispose() => _runner.Dispose();

    // That of the image as it is, then those of its windows.
    private double[] Scores(Batch source, int index, ChosenClasses chosen, Action<int> report, CancellationToken cancellationToken)
    {
        var scores = new double[Passes];
        var explained = -1;
        for (var first = 0; first < Passes; first += options.BatchSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(options.BatchSize, Passes - first);
            using var batch = Covered(source, index, first, count);
            using var scope = NewDisposeScope();
            using var nothing = no_grad();
            var logits = _runner.Forward(batch);
            explained = explained < 0 ? chosen.Choose(logits.narrow(0, 0, 1))[0] : explained;
            int[] classes = [.. Enumerable.Repeat(explained, count)];
            var part = ExplainedScores.Of(logits, classes, options.Score, model.Calibration.Temperature).cpu().contiguous().data<float>().ToArray();
            chosen.Finite(0, part);
            for (var i = 0; i < count; i++)
            {
                scores[first + i] = part[i];
            }

            report(count);
        }

        return scores;
    }

    // Copies of the image, each with another window covered; the very first is the image as it is.
    private Batch Covered(Batch source, int index, int first, int count)
    {
        var batch = new Batch(count, source.Height, source.Width, pool: null, source.PatientLength);
        batch.Open(count);
        var (length, rowLength) = (source.Height * source.Width * Batch.Channels, source.Width * Batch.Channels);
        for (var i = 0; i < count; i++)
        {
            var pixels = batch.Pixels.Slice(i * length, length);
            source.Pixels.Slice(index * length, length).CopyTo(pixels);
            source.Patient.Slice(index * source.PatientLength, source.PatientLength).CopyTo(batch.Patient[(i * source.PatientLength)..]);
            if (first + i == 0)
            {
                continue;
            }

            var (rows, columns) = _windows[first + i - 1];
            for (var y = rows.Start.Value; y < rows.End.Value; y++)
            {
                pixels[((y * rowLength) + (columns.Start.Value * Batch.Channels))..((y * rowLength) + (columns.End.Value * Batch.Channels))].Clear();
            }
        }

        return batch;
    }

    private HeatMap Mean(double[] scores)
    {
        var (sums, counts) = (new double[model.Height * model.Width], new int[model.Height * model.Width]);
        for (var i = 0; i < _windows.Count; i++)
        {
            var (rows, columns) = _windows[i];
            for (var y = rows.Start.Value; y < rows.End.Value; y++)
            {
                for (var x = columns.Start.Value; x < columns.End.Value; x++)
                {
                    sums[(y * model.Width) + x] += scores[0] - scores[i + 1];
                    counts[(y * model.Width) + x]++;
                }
            }
        }

        return new HeatMap(model.Height, model.Width, [.. sums.Zip(counts, static (sum, count) => (float)(sum / count))]);
    }
}
