using Ham10000.Training.Internals;
using TorchSharp;

namespace Ham10000.Training;

public sealed partial record TrainingOptions
{
    private IEnumerable<string> SpeedProblems(FitFacts facts)
    {
        if (!Enum.IsDefined(Precision))
        {
            yield return $"Precision is {Precision}. Expected one of: {string.Join(", ", Enum.GetNames<NumericPrecision>())}.";
        }

        if (Precision == NumericPrecision.Float16 && (Device is null ? facts.IsOnCpu : Device.type == DeviceType.CPU))
        {
            yield return "Precision is Float16, which is for GPUs, and the fit runs on the CPU. Expected Auto, Float32 or BFloat16.";
        }

        if (FeatureCacheBytes < 0)
        {
            yield return $"FeatureCacheBytes is {FeatureCacheBytes}. Expected at least 0.";
        }
    }
}
