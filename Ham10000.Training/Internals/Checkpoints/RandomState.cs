using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>Torch's own generator, which dropout draws from. All other randomness of a fit is a function of seed, epoch and image.</summary>
internal sealed class RandomState : IStateful
{
    private const string Processor = "cpu";

    public string StateName => "random";

    public void SaveState(TrainingState state) => state.Write(Processor, torch.get_rng_state());

    public void LoadState(TrainingState state)
    {
        using var copy = state.ReadTensor(Processor).clone();
        torch.set_rng_state(copy);
    }
}
