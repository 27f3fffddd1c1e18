using Ham10000.Training;
using TorchSharp;

namespace Ham10000.TrainingBench;

/// <summary>Prints speed, scores, resident memory and live tensors after each epoch.</summary>
internal sealed class MemoryLog : TrainingCallback
{
    public override void OnEpochEnd(TrainingContext context)
    {
        var epoch = context.LastRecord!;
        Console.WriteLine(
            $"epoch {epoch.Epoch}: {epoch.Seconds:F1} s, {epoch.ImagesPerSecond:F1} images/s, loss {epoch.TrainingLoss:F4}, "
            + $"validation loss {epoch.ValidationLoss:F4}, accuracy {epoch.ValidationAccuracy:P1}, balanced {epoch.ValidationBalancedAccuracy:P1}, "
            + $"resident {ProcessMemory.Read("VmRSS")} MiB, live tensors {torch.Tensor.TotalCount}");
    }
}
