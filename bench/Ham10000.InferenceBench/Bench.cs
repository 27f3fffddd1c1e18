using System.Diagnostics;
using System.Globalization;
using Ham10000.Bench;
using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;
using static TorchSharp.torch;

namespace Ham10000.InferenceBench;

/// <summary>Measures one network: the median time of one image, and images per second in batches of 32: of images in memory, and of a whole
/// evaluation whose images lie in a finished store.</summary>
internal sealed class Bench(string models, string jpegs, string network) : IDisposable
{
    private const int BatchSize = 32;
    private const int EvaluatedImages = 512;
    private const double SecondsPerFigure = 1;

    private readonly ImageModel _model = ImageModel.Load(Path.Combine(models, $"{network}.safetensors"));
    private readonly byte[][] _files = [.. BenchImages.Files(jpegs).Take(BatchSize).Select(File.ReadAllBytes)];

    public void Measure()
    {
        using var predictor = new Predictor(_model);
        RgbImage[] images = [.. _files.Select(file => ImageResizer.Resize(ImageDecoder.Decode(file), _model.Height, _model.Width))];
        Print("jpeg-ms", 1e3 * Median(i => predictor.Predict(_files[i % _files.Length])));
        Print("image-ms", 1e3 * Median(i => predictor.Predict(images[i % images.Length])));
        RgbImage[] batch = [.. Enumerable.Range(0, BatchSize).Select(i => images[i % images.Length])];
        Print("images/s", BatchSize / Median(_ => predictor.PredictMany(batch, BatchSize)));
        var set = BenchImages.Set(jpegs, EvaluatedImages);
        var options = new EvaluationOptions { BatchSize = BatchSize, Store = new StoreOptions { CacheFolder = Path.Combine(models, "store") } };
        Evaluator.Measure(_model, set, options);
        Print("evaluated/s", EvaluatedImages / Median(_ => Evaluator.Measure(_model, set, options)));
    }

    public void Dispose() => _model.Dispose();

    private void Print(string what, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ours.{get_num_threads()}.{network}.{what} {value:F3}"));

    private static double Median(Action<int> action)
    {
        var seconds = new List<double>();
        var all = Stopwatch.StartNew();
        while (seconds.Count < 3 || all.Elapsed.TotalSeconds < SecondsPerFigure)
        {
            var start = Stopwatch.GetTimestamp();
            action(seconds.Count);
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return seconds.Skip(seconds.Count / 5).Order().ElementAt(seconds.Count * 2 / 5);
    }
}
