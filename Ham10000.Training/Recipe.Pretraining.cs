using Ham10000.Dataset;
using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Training;

public sealed partial record Recipe
{
    private TrainingHistory Pretrain(ImageModel model, DataSplit split, RecipePretraining stage, CancellationToken cancellationToken)
    {
        using var first = stage.Architecture().Input(Preprocessing.Height, Preprocessing.Width).Build(stage.Training.Seed);
        var shared = SharedLayers(first, model, stage.SharedLayers);
        var history = Fit(first, split, stage.Training, $"{Name}, first stage", cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        TakeOver(first, model, shared);
        model.TrainingSummary = first.TrainingSummary;
        return history;
    }

    // The names of the layers that both networks begin with, as the state dict has them.
    private string[] SharedLayers(ImageModel first, ImageModel model, int count)
    {
        var (from, to) = (first.Spec.Layers, model.Spec.Layers);
        if (count < 1 || first.Spec.Backbone is not null || model.Spec.Backbone is not null || !from.Take(count).SequenceEqual(to.Take(count)) || from.Count < count)
        {
            throw new ArgumentException(
                $"The first stage of {Name} shares {count} layers, and {first.Spec.Name} and {model.Spec.Name} do not begin with so many equal ones. "
                + "Let both builders start with the same layers, without a backbone, and SharedLayers be their number, at least 1.");
        }

        return [.. model.Layers.Skip(1).Take(count).Select(layer => $"layers.{layer.Name}.")];
    }

    private static void TakeOver(ImageModel first, ImageModel model, string[] layers)
    {
        using var nothing = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var learnt = first.state_dict();
        foreach (var (key, target) in model.state_dict().Where(entry => layers.Any(layer => entry.Key.StartsWith(layer, StringComparison.Ordinal))))
        {
            target.copy_(learnt[key]).ReleaseUnless(target);
        }
    }
}
