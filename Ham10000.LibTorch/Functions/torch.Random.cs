namespace TorchSharp;

public static partial class torch
{
    /// <summary>Ones with the probabilities that this tensor holds, zeros elsewhere.</summary>
    public static Tensor bernoulli(Tensor input, Generator? generator = null) => input.bernoulli(generator);

    /// <summary>Indices drawn with the weights that the rows of this tensor hold.</summary>
    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null) =>
        input.multinomial(num_samples, replacement, generator);
}
