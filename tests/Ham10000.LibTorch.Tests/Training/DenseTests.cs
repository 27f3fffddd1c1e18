using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.LibTorch.Tests;

/// <summary>The fused dense layer beside libtorch's operations.</summary>
[Collection(TorchStateCollection.Name)]
public sealed class DenseTests
{
    [Avx512Theory]
    [InlineData(1, 1, 1, true)]
    [InlineData(2, 5, 3, false)]
    [InlineData(10, 64, 7, true)]
    [InlineData(7, 100, 21, false)]
    [InlineData(32, 7501, 64, true)]
    [InlineData(10, 4825, 13, true)]
    [InlineData(64, 2399, 9, false)]
    public void Dense_OfAnySize_GivesValuesAndGradientsOfTheOperations(int rows, int inputs, int outputs, bool relu)
    {
        using var scope = NewDisposeScope();
        manual_seed(rows + inputs);
        var own = Arguments(rows, inputs, outputs);
        var plain = own.Select(Same).ToArray();
        var weights = randn([rows, outputs]);

        var fused = SmallNetworks.Dense(own[0], own[1], own[2], relu)!;
        var linear = nn.functional.linear(plain[0], plain[1], plain[2]);
        var expected = relu ? nn.functional.relu(linear) : linear;
        (fused * weights).sum().backward();
        (expected * weights).sum().backward();

        Difference(fused, expected).Should().BeLessThan(1e-5);
        for (var i = 0; i < own.Length; i++)
        {
            Difference(own[i].grad!, plain[i].grad!).Should().BeLessThan(1e-5);
        }
    }

    [Avx512Theory]
    [InlineData(10, 12_500)]
    [InlineData(3, 4_900)]
    public void Dense_OnTwoThreads_GivesTheBitsOfOne(int rows, int inputs)
    {
        using var scope = NewDisposeScope();
        var threads = get_num_threads();
        float[][] Run(int count)
        {
            set_num_threads(count);
            manual_seed(1);
            var own = Arguments(rows, inputs, 20);
            var output = SmallNetworks.Dense(own[0], own[1], own[2], relu: true)!;
            output.square().sum().backward();
            return [Values(output), .. own.Select(tensor => Values(tensor.grad!))];
        }

        try
        {
            var one = Run(1);
            Run(2).Should().BeEquivalentTo(one, options => options.WithStrictOrdering());
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    [Avx512Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Dense_OfNaN_GivesNaN(bool relu)
    {
        using var scope = NewDisposeScope();
        var own = Arguments(1, 4, 2);
        using (no_grad())
        {
            own[0][0, 1] = float.NaN;
        }

        Values(SmallNetworks.Dense(own[0], own[1], own[2], relu)!).Should().OnlyContain(value => float.IsNaN(value));
    }

    [Avx512Theory]
    [InlineData("double")]
    [InlineData("no gradients")]
    [InlineData("65 rows")]
    [InlineData("maps")]
    public void Dense_OfWhatItDoesNotCover_GivesNull(string what)
    {
        using var scope = NewDisposeScope();
        var type = what == "double" ? ScalarType.Float64 : ScalarType.Float32;
        var input = rand(what == "maps" ? [2, 2, 3] : [what == "65 rows" ? 65 : 2, 3], dtype: type);
        var kernel = rand([4, 3], dtype: type, requires_grad: true);
        using var mode = set_grad_enabled(what != "no gradients");
        SmallNetworks.Dense(input, kernel, rand([4], dtype: type), relu: true).Should().BeNull();
    }

    [Avx512Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Dense_WithOneArgumentTrained_GivesItsGradientAlone(int trained)
    {
        using var scope = NewDisposeScope();
        var own = Arguments(3, 6, 4);
        for (var i = 0; i < own.Length; i++)
        {
            own[i].requires_grad = i == trained;
        }

        SmallNetworks.Dense(own[0], own[1], own[2], relu: true)!.sum().backward();
        own.Select(tensor => tensor.grad is not null).Should().Equal(Enumerable.Range(0, 3).Select(i => i == trained));
    }

    [Avx512Theory]
    [InlineData(true)]
    public void Dense_DifferentiatedTwice_SaysThatItCannot(bool relu)
    {
        using var scope = NewDisposeScope();
        var own = Arguments(3, 6, 4);
        var output = SmallNetworks.Dense(own[0], own[1], own[2], relu)!.sum();
        var act = () => autograd.grad([output], [own[1]], create_graph: true);
        act.Should().Throw<ExternalException>().WithMessage(
            "Ham10000Dense has no second derivative. Compute the first one without create_graph, or in float64, where libtorch's operators run.");
    }

    private static Tensor[] Arguments(int rows, int inputs, int outputs) =>
        [.. new[] { randn([rows, inputs]), randn([outputs, inputs]) * (1 / Math.Sqrt(inputs)), randn([outputs]) * 0.1 }.Select(static tensor =>
        {
            var leaf = tensor.detach();
            leaf.requires_grad = true;
            return leaf;
        })];

    private static Tensor Same(Tensor tensor)
    {
        var copy = tensor.detach().clone();
        copy.requires_grad = true;
        return copy;
    }

    private static float[] Values(Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();

    private static double Difference(Tensor actual, Tensor expected) => ((actual - expected).abs().max() / expected.abs().max().clamp(min: 1e-6)).item<float>();
}
