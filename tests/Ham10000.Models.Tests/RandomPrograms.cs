namespace Ham10000.Models.Tests;

/// <summary>Random programs of the builder, sensible and senseless ones, that depend on the seed alone.</summary>
internal sealed class RandomPrograms(int seed)
{
    private readonly Random _random = new(seed);
    private int _modules;

    /// <summary>What makes the modules that the programs name.</summary>
    public Dictionary<string, Func<Gate>> Modules { get; } = [];

    /// <summary>A model with a few steps, which may throw at any of them, and mostly an end that makes it a classifier.</summary>
    public ModelBuilder Write()
    {
        var builder = Steps(ModelBuilder.FromInput(Whole(12), Whole(12)), depth: 0);
        return _random.Next(8) == 0 ? builder : End(builder);
    }

    private static ModelBuilder End(ModelBuilder builder) =>
        (builder.Spec.OutputShape().IsMaps ? builder.GlobalAveragePooling() : builder).Dense(3);

    private T Steps<T>(T builder, int depth)
        where T : LayerBuilder<T>
    {
        for (var count = _random.Next(depth == 0 ? 6 : 3); count > 0; count--)
        {
            builder = Step(builder, depth);
        }

        return builder;
    }

    private T Step<T>(T x, int depth)
        where T : LayerBuilder<T> => _random.Next(depth < 3 ? 19 : 15) switch
        {
            0 => x.Conv2d(Size(), Size(), Small(), Of<Padding>(), Of<Activation>(), Of<KernelInitializer>(), L2(), Coin(), Small()),
            1 => x.DepthwiseConv2d(Size(), Small(), Small(), Of<Padding>(), Of<Activation>(), Of<KernelInitializer>(), L2(), Coin(), Small()),
            2 => x.SeparableConv2d(Size(), Size(), Small(), Small(), Of<Padding>(), Of<Activation>(), Of<KernelInitializer>(), L2(), Coin()),
            3 => x.Conv2dTranspose(Size(), Size(), Small(), Of<Padding>(), Of<Activation>(), Of<KernelInitializer>(), L2(), Coin()),
            4 => x.MaxPool(Size(), Coin() ? null : Small(), Of<Padding>()),
            5 => x.AveragePool(Size(), Coin() ? null : Small(), Of<Padding>()),
            6 => x.UpSampling(Small()),
            7 => x.BatchNorm(_random.Next(6) == 0 ? 0 : 0.25, _random.Next(6) == 0 ? double.NaN : 1e-3),
            8 => x.LayerNorm(),
            9 => x.Dropout(_random.Next(6) == 0 ? 1 : 0.25),
            10 => x.Activation(Of<Activation>()),
            11 => x.Flatten(),
            12 => x.Dense(Size(), Of<Activation>(), L2(), Of<KernelInitializer>()),
            13 => Coin() ? x.GlobalAveragePooling() : x.GlobalMaxPooling(),
            14 => Module(x),
            15 or 16 => x.Residual(b => Steps(b, depth + 1), Coin() ? null : s => Steps(s, depth + 1), Of<Activation>()),
            _ => x.Concatenate([.. Enumerable.Range(0, Small()).Select(_ => (Func<BranchBuilder, BranchBuilder>)(b => Steps(b, depth + 1)))]),
        };

    private T Module<T>(T x)
        where T : LayerBuilder<T>
    {
        var (name, channels) = ($"gate{_modules++}", Whole(3));
        Modules[name] = () => new Gate(channels);
        return x.Module(name, Modules[name]);
    }

    private int Size() => _random.Next(20) == 0 ? _random.Next(-1, 1) : 1 + _random.Next(4);

    private int Small() => _random.Next(25) == 0 ? 0 : 1 + (_random.Next(3) * _random.Next(2));

    private int Whole(int largest) => 1 + _random.Next(largest);

    private double L2() => _random.Next(15) == 0 ? -1 : _random.Next(2) * 0.01;

    private bool Coin() => _random.Next(2) == 0;

    private T Of<T>()
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        return _random.Next(40) == 0 ? (T)Enum.ToObject(typeof(T), 77) : values[_random.Next(values.Length)];
    }
}
