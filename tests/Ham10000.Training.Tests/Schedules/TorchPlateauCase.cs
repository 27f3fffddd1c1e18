namespace Ham10000.Training.Tests;

/// <summary>One scripted fit of Golden/torch_plateau.json with the rates that PyTorch's ReduceLROnPlateau sets after each epoch.</summary>
public sealed record TorchPlateauCase(
    bool Rising, double Factor, int Patience, double Threshold, bool Relative, int Cooldown, double Floor, double Eps, double[] Scores, double[] Rates)
{
    public static TheoryData<TorchPlateauCase> All { get; } = [.. Golden.Read<TorchPlateauCase>("torch_plateau.json")];

    public ReduceLROnPlateau Schedule => ReduceLROnPlateau.PyTorch(Rising ? Metric.ValidationAccuracy : Metric.ValidationLoss, Factor, Patience, Threshold,
        Relative ? ThresholdMode.Relative : ThresholdMode.Absolute, Cooldown, Floor, Eps);

    public override string ToString() => $"{(Rising ? "rising" : "falling")}, patience {Patience}, threshold {Threshold}, cooldown {Cooldown}, from {Scores[0]}";
}
