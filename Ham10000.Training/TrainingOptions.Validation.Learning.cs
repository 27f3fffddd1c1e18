using Ham10000.Training.Internals;

namespace Ham10000.Training;

public sealed partial record TrainingOptions
{
    private const string CublasVariable = "CUBLAS_WORKSPACE_CONFIG";

    // What cuBLAS needs to give the same bits every time.
    private static readonly string[] CublasSettings = [":4096:8", ":16:8"];

    private IEnumerable<string> DeterminismProblems(FitFacts facts)
    {
        if (!Deterministic)
        {
            yield break;
        }

        if (Precision == NumericPrecision.Auto)
        {
            yield return "Deterministic is on and Precision is Auto, which measures times to decide. Choose NumericPrecision.Float32 or NumericPrecision.BFloat16.";
        }

        var setting = Environment.GetEnvironmentVariable(CublasVariable);
        if ((Device?.type ?? facts.DeviceType) == TorchSharp.DeviceType.CUDA && !CublasSettings.Contains(setting))
        {
            yield return $"Deterministic is on and the fit is to run on a GPU, but {CublasVariable} is '{setting}'. Set it to :4096:8 before the process starts, or train on the CPU.";
        }
    }

    private IEnumerable<string> LearningProblems(FitFacts facts) =>
        (Loss?.Problems(facts) ?? [])
            .Concat(GradientClipping?.Problems() ?? [])
            .Concat(AccumulateBatches < 1 ? [$"AccumulateBatches is {AccumulateBatches}. Expected at least 1; 1 makes a step of every batch."] : [])
            .Concat(MovingAverage?.Problems() ?? [])
            .Concat(OnNonFinite?.Problems() ?? ["OnNonFinite is null. Expected a choice such as OnNonFinite.Stop."])
            .Concat(DeterminismProblems(facts))
            .Concat(BatchTransform?.Problems() ?? [])
            .Concat(Optimizer.PartProblems(facts.ParameterNames))
            .Concat(Phases.SelectMany((phase, i) => phase.Problems(facts).Select(problem => $"Phase {i + 1}: {problem}")));
}
