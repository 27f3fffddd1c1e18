using Ham10000.Training;
using TorchSharp;

namespace Ham10000.TrainingBench;

/// <summary>Prints speed, scores, processor time, resident memory and live tensors after each epoch.</summary>
internal sealed class MemoryLog : TrainingCallback
{
    private TimeSpan _usedAtStart;

    public override void OnEpochStart(TrainingContext context) => _usedAtStart = Environment.CpuUsage.TotalTime;

    // On a busy machine the processor time of an image says more than the images of a second.
    public override void OnStepEnd(TrainingContext context)
    {
        if (context.Step == context.StepsPerEpoch)
        {
            var used = Environment.CpuUsage.TotalTime - _usedAtStart;
            Console.WriteLine($"epoch {context.Epoch}: {used.TotalMilliseconds / context.EpochImages:F3} ms of processor time per training image");
        }
    }

    public override void OnEpochEnd(TrainingContext context)
    {
        var epoch = context.LastRecord!;
        Console.WriteLine(
            $"epoch {epoch.Epoch}: {epoch.Seconds:F1} s, {epoch.ImagesPerSecond:F1} images/s, loss {epoch.TrainingLoss:F4}, "
            + $"validation loss {epoch.ValidationLoss:F4}, accuracy {epoch.ValidationAccuracy:P1}, balanced {epoch.ValidationBalancedAccuracy:P1}, "
            + $"resident {ProcessMemory.Read("VmRSS")} MiB, live tensors {torch.Tensor.TotalCount}");
    }
}
