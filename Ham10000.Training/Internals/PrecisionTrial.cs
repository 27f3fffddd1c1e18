using System.Diagnostics;
using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>Measures a few steps in float32 and bfloat16 and leaves weights, gradients, running statistics and random state as they were.</summary>
internal static class PrecisionTrial
{
    /// <summary>Each is measured after one step that makes its plan and memory ready.</summary>
    private const int Rounds = 3;

    internal const int Steps = 2 * (1 + Rounds);

    internal static Result Run(ImageModel model, Func<torch.Tensor> forward, Action<NumericPrecision> use)
    {
        var untouched = new ModelBefore(model);
        try
        {
            use(NumericPrecision.Float32);
            var float32 = Shortest(forward);
            use(NumericPrecision.BFloat16);
            return new Result(float32, Shortest(forward));
        }
        finally
        {
            untouched.Restore();
        }
    }

    private static double Shortest(Func<torch.Tensor> forward)
    {
        Measure(forward);
        return Enumerable.Range(0, Rounds).Min(_ => Measure(forward));
    }

    // Another loss would cost no other time. Reading it waits for a GPU.
    private static double Measure(Func<torch.Tensor> forward)
    {
        var start = Stopwatch.GetTimestamp();
        using var scope = torch.NewDisposeScope();
        var loss = forward().square().mean();
        loss.backward();
        loss.item<float>();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>The shortest steps, in milliseconds.</summary>
    internal sealed record Result(double Float32Ms, double BFloat16Ms)
    {
        internal double Gain => Float32Ms / BFloat16Ms;
    }
}
