using System.Globalization;
using Ham10000.Models;
using Ham10000.Training;

namespace Ham10000.EndToEndBench;

/// <summary>Counts the multiply-adds of a training step, per image: every layer forwards, trained layers once more for the gradient of their kernel, and the layers
/// behind the first trained one once more for that of their input.</summary>
internal static class TrainingWork
{
    internal static void Print(string name)
    {
        var recipe = Recipes.Find(name);
        var folder = Directory.CreateTempSubdirectory("ham10000-weights");
        try
        {
            RandomWeights.Write(folder.FullName);
            using var model = (recipe with { Weights = PretrainedWeights.FromFolder(folder.FullName) }).Build();
            Print(name, [.. model.Layers.Where(layer => layer.MultiplyAdds > 0)]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(string name, List<LayerInfo> layers)
    {
        var first = layers.FindIndex(layer => layer.TrainableParameterCount > 0);
        long forward = layers.Sum(layer => layer.MultiplyAdds!.Value);
        long frozen = layers.Take(first).Sum(layer => layer.MultiplyAdds!.Value);
        long kernels = layers.Where(layer => layer.TrainableParameterCount > 0).Sum(layer => layer.MultiplyAdds!.Value);
        long inputs = layers.Skip(first + 1).Sum(layer => layer.MultiplyAdds!.Value);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"work.{name} {(forward + kernels + inputs) / 1e6:F1}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"frozen.{name} {frozen / 1e6:F1}"));
    }
}
