namespace Ham10000.Training.Internals;

/// <summary>The factor that keeps float16 gradients from vanishing: doubled after many good steps, halved when a gradient overflows, whose step is then not made.</summary>
/// <remarks>The rule and the numbers of PyTorch's GradScaler. Micikevicius et al., "Mixed precision training", arXiv:1710.03740.</remarks>
internal sealed class LossScaler : IStateful
{
    private const double Growth = 2, Backoff = 0.5;
    private const int GrowthSteps = 2000;
    private int _goodSteps;

    public string StateName => "loss-scale";

    /// <summary>What losses are multiplied by.</summary>
    internal double Scale { get; private set; } = 65536;

    /// <summary>Takes note of a step.</summary>
    /// <param name="isFinite">Whether its gradients were finite.</param>
    internal void Update(bool isFinite)
    {
        if (!isFinite)
        {
            (Scale, _goodSteps) = (Scale * Backoff, 0);
        }
        else if (++_goodSteps == GrowthSteps)
        {
            (Scale, _goodSteps) = (Scale * Growth, 0);
        }
    }

    public void SaveState(TrainingState state)
    {
        state.Write("scale", Scale);
        state.Write("good-steps", _goodSteps);
    }

    public void LoadState(TrainingState state)
    {
        Scale = state.ReadNumber("scale")!.Value;
        _goodSteps = (int)state.ReadInteger("good-steps");
    }
}
