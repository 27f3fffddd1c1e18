using Ham10000.Dataset;
using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>What a fit needs of memory, as far as it can be counted.</summary>
internal static class PlanMemory
{
    internal static PlannedMemory Of(ImageModel model, ImageSet training, TrainingOptions options)
    {
        var trainable = model.TrainableParameterCount * sizeof(float);
        var image = (long)model.Height * model.Width * Batch.Channels;
        var batch = Math.Min(options.BatchSize, training.Count) * ((image * sizeof(float)) + sizeof(long));
        return new PlannedMemory
        {
            Weights = model.state_dict().Sum(entry => entry.Value.numel() * SizeOf(entry.Value.dtype)),
            Gradients = trainable,
            Moments = trainable * MomentsOf(options.Optimizer),
            Average = options.MovingAverage is null ? 0 : trainable,
            Batches = batch * (options.PrefetchBatches + 1),
            Images = training.OpenStore(model.Preprocessing!).Count * image,
        };
    }

    // Values that the rule keeps for each parameter.
    private static int MomentsOf(Optimizer optimizer) => optimizer.Kind switch
    {
        OptimizerKind.Sgd => optimizer.Momentum > 0 ? 1 : 0,
        OptimizerKind.RmsProp => optimizer.Momentum > 0 ? 2 : 1,
        _ => 2,
    };

    private static int SizeOf(torch.ScalarType type) => type switch
    {
        torch.ScalarType.Float64 or torch.ScalarType.Int64 => 8,
        torch.ScalarType.Float16 or torch.ScalarType.BFloat16 or torch.ScalarType.Int16 => 2,
        torch.ScalarType.Byte or torch.ScalarType.Int8 or torch.ScalarType.Bool => 1,
        _ => 4,
    };
}
