using Ham10000.Models;
using static TorchSharp.torch;

namespace Ham10000.Evaluation;

/// <summary>Which class of each image of a batch is explained, once the network has spoken.</summary>
internal sealed class ChosenClasses(ImageModel model, IReadOnlyList<ImageToExplain> images)
{
    private readonly int[] _classes = new int[images.Count];
    private readonly double[] _probabilities = new double[images.Count];

    /// <summary>Chooses the classes.</summary>
    /// <exception cref="InvalidOperationException">A probability is not a number.</exception>
    public int[] Choose(Tensor logits)
    {
        using var scope = NewDisposeScope();
        using var nothing = no_grad();
        var probabilities = model.Probabilities(logits).cpu().contiguous().data<float>().ToArray();
        var count = model.Labels!.ClassCount;
        for (var i = 0; i < images.Count; i++)
        {
            var row = Finite(i, probabilities.AsSpan(i * count, count));
            _classes[i] = images[i].ClassIndex ?? ProbabilityRows.Decide(row);
            _probabilities[i] = row[_classes[i]];
        }

        return _classes;
    }

    /// <summary>The map of an image with what was chosen for it.</summary>
    public RawExplanation With(int index, HeatMap map) => new(_classes[index], _probabilities[index], map);

    /// <summary>The maps (N, rows, columns) one by one.</summary>
    /// <exception cref="InvalidOperationException">A value is not a number.</exception>
    public IReadOnlyList<HeatMap> MapsOf(Tensor maps)
    {
        using var scope = NewDisposeScope();
        var (height, width) = ((int)maps.size(1), (int)maps.size(2));
        var values = maps.cpu().contiguous().data<float>().ToArray();
        return [.. images.Select((_, i) => new HeatMap(height, width, Finite(i, values.AsSpan(i * height * width, height * width))))];
    }

    /// <summary>The values, if they are numbers.</summary>
    /// <exception cref="InvalidOperationException">One is not.</exception>
    public ReadOnlySpan<float> Finite(int index, ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            if (!float.IsFinite(value))
            {
                throw new InvalidOperationException($"{model.Spec.Name} gave values for {images[index].Name} that are not numbers: its weights have grown beyond measure. Use a model from before that.");
            }
        }

        return values;
    }
}
