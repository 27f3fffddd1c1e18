using System.Collections.Concurrent;
using Ham10000.Dataset;
using Ham10000.Models;
using Microsoft.Extensions.Logging;
using TorchSharp;

namespace Ham10000.Training.Internals;

internal sealed partial class TrainingNetwork
{
    /// <summary>Below as many steps in the fit or phase, the trial costs more than it could spare.</summary>
    private const int FewestSteps = 40;

    /// <summary>Multiply-adds of a step, of which half would spare less than what is around them varies.</summary>
    private const long LeastWork = 100_000_000;

    /// <summary>How much longer a step in float32 must take, for bfloat16 to be worth its rounding.</summary>
    private const double LeastGain = 1.1;

    // Within a process the same fit is decided once, so that it gives the same weights again.
    private static readonly ConcurrentDictionary<(ModelSpec, int, int), PrecisionTrial.Result> Known = new();

    private void Decide(Batch batch)
    {
        _isDecided = true;
        if (ReasonForFloat32() is { } reason)
        {
            _options.Logger?.LogInformation("Precision: float32, because {Reason}", reason);
            return;
        }

        var key = (_model.Spec, batch.Count, torch.get_num_threads());
        var result = Known.GetOrAdd(key, _ => Try(batch));
        Use(result.Gain >= LeastGain ? NumericPrecision.BFloat16 : NumericPrecision.Float32);
        _options.Logger?.LogInformation(
            "Precision: {Precision}, because a step takes {BFloat16:0.0} ms in bfloat16 and {Float32:0.0} ms in float32", Precision, result.BFloat16Ms, result.Float32Ms);
    }

    // By a plan of its own, which keeps no features, so that the frozen layers are measured in every step.
    private PrecisionTrial.Result Try(Batch batch)
    {
        using var runner = new PrefixRunner(_model);
        return PrecisionTrial.Run(_model, () => runner.Forward(batch), precision =>
        {
            Use(precision);
            runner.Type = _prefix.Type;
        });
    }

    // Null where a trial is worth while.
    private string? ReasonForFloat32()
    {
        if (_model.Device.type != DeviceType.CPU)
        {
            return "a trial would draw from the device's random state; ask for bfloat16 or float16 to have it";
        }

        if (!PrefixRunner.ComputesBFloat16)
        {
            return "the processor does not multiply bfloat16";
        }

        if (_model.IsWatched || _model.HasForeignModules)
        {
            return "the model calls code of yours, which a trial would call more often than the fit";
        }

        if (_steps < FewestSteps)
        {
            return $"the fit or phase has {_steps} steps, and a trial takes {PrecisionTrial.Steps}";
        }

        if (_model.MultiplyAdds is { } work && work * _options.BatchSize < LeastWork)
        {
            return "the network is small";
        }

        return _model.TakesComputeType(torch.ScalarType.BFloat16) || _prefix.CanPlan() ? null : "no part of the network runs in bfloat16";
    }
}
