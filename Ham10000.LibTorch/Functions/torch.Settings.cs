namespace TorchSharp;

public static partial class torch
{
    /// <summary>The number of threads that one operation uses. It starts at the number of processors this process may use.</summary>
    public static int get_num_threads()
    {
        Native.Check(Native.ht_get_num_threads(out var count));
        return count;
    }

    /// <summary>Sets the number of threads that one operation uses, on whichever thread it is called from now on.</summary>
    /// <param name="num">At least 1.</param>
    public static void set_num_threads(int num) => Native.Check(Native.ht_set_num_threads(num));

    /// <summary>The number of threads for independent operations.</summary>
    public static int get_num_interop_threads()
    {
        Native.Check(Native.ht_get_num_interop_threads(out var count));
        return count;
    }

    /// <summary>Sets the number of threads for independent operations; possible only before the first of them.</summary>
    /// <param name="num">At least 1.</param>
    public static void set_num_interop_threads(int num) => Native.Check(Native.ht_set_num_interop_threads(num));

    /// <summary>Takes only algorithms that give the same bits every time, until disposed; without one, an operation fails.</summary>
    /// <param name="mode">Whether to.</param>
    /// <param name="warn_only">Warn, rather than fail.</param>
    public static IDisposable use_deterministic_algorithms(bool mode = true, bool warn_only = false)
    {
        Native.Check(Native.ht_get_deterministic_algorithms(out var before, out var warnBefore));
        Native.Check(Native.ht_set_deterministic_algorithms(mode ? 1 : 0, warn_only ? 1 : 0));
        return new Restore(() => Native.Check(Native.ht_set_deterministic_algorithms(before, warnBefore)));
    }

    /// <summary>Whether only algorithms that give the same bits every time are taken.</summary>
    public static bool are_deterministic_algorithms_enabled()
    {
        Native.Check(Native.ht_get_deterministic_algorithms(out var enabled, out _));
        return enabled != 0;
    }

    /// <summary>Seeds the default generators of all devices.</summary>
    /// <param name="seed">The seed.</param>
    /// <returns>The processor's generator.</returns>
    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    /// <summary>Starts an unforeseeable sequence of the processor's default generator.</summary>
    /// <returns>Its seed.</returns>
    public static long seed() => random.seed();

    /// <summary>The seed of the processor's default generator.</summary>
    public static long initial_seed() => random.initial_seed();

    /// <summary>The state of the processor's default generator, as bytes.</summary>
    public static Tensor get_rng_state() => random.get_rng_state();

    /// <summary>Sets the processor's default generator back to a state.</summary>
    /// <param name="new_state">What <see cref="get_rng_state"/> returned.</param>
    public static void set_rng_state(Tensor new_state) => random.set_rng_state(new_state);

    /// <summary>The default generators.</summary>
    public static class random
    {
        /// <inheritdoc cref="torch.manual_seed"/>
        public static Generator manual_seed(long seed)
        {
            Native.Check(Native.ht_manual_seed((ulong)seed));
            return Generator.Default;
        }

        /// <inheritdoc cref="torch.seed"/>
        public static long seed()
        {
            using var generator = Generator.Default;
            return generator.seed();
        }

        /// <inheritdoc cref="torch.initial_seed"/>
        public static long initial_seed()
        {
            using var generator = Generator.Default;
            return generator.initial_seed();
        }

        /// <inheritdoc cref="torch.get_rng_state"/>
        public static Tensor get_rng_state()
        {
            using var generator = Generator.Default;
            return generator.get_state();
        }

        /// <inheritdoc cref="torch.set_rng_state"/>
        public static void set_rng_state(Tensor new_state)
        {
            using var generator = Generator.Default;
            generator.set_state(new_state);
        }
    }
}
