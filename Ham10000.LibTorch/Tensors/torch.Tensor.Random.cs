namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Every element drawn uniformly from [from, to).</summary>
        public Tensor uniform_(double from, double to, Generator? generator = null) => Native.ht_uniform_(this, from, to, generator);

        /// <summary>Every element drawn from a normal distribution.</summary>
        public Tensor normal_(double mean = 0.0, double std = 1.0, Generator? generator = null) =>
            Native.ht_normal_(this, mean, std, generator);

        /// <summary>Every element set to 1 with a probability and else to 0.</summary>
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => Native.ht_bernoulli_(this, p, generator);

        /// <summary>Ones with the probabilities that this tensor holds, zeros elsewhere.</summary>
        public Tensor bernoulli(Generator? generator = null) => Native.ht_bernoulli(this, generator);

        /// <summary>Indices drawn with the weights that the rows of this tensor hold.</summary>
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Native.ht_multinomial(this, num_samples, replacement ? 1 : 0, generator);
    }
}
