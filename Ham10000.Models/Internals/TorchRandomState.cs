using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Gives torch's random state back as it was, after code of a user's that draws from it.</summary>
internal sealed class TorchRandomState : IDisposable
{
    private readonly Tensor _before;

    public TorchRandomState(int? seed = null)
    {
        using var generator = Generator.Default;
        _before = generator.get_state();
        if (seed is { } start)
        {
            generator.manual_seed(start);
        }
    }

    public void Dispose()
    {
        using var generator = Generator.Default;
        generator.set_state(_before);
        _before.Dispose();
    }
}
