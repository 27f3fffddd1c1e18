using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.LibTorch.Tests;

/// <summary>Convolutions, batch norm and pooling on kernels for training give the results, gradients and running statistics of libtorch's operators,
/// in float32 to its rounding and in bfloat16 to that of bfloat16.</summary>
[Collection(TorchStateCollection.Name)]
public sealed class TrainingKernelsTests
{
    private const double Float32Tolerance = 1e-5;
    private const double BFloat16Tolerance = 0.01;

    /// <summary>Images, height, width, inputs, outputs, kernel, stride, groups; zeros left, right, above and below.</summary>
    public static TheoryData<ScalarType, long[], long[]> Convolutions
    {
        get
        {
            (long[] Shape, long[] Padding)[] cases =
            [
                ([3, 5, 7, 48, 80, 1, 1, 1], [0, 0, 0, 0]),
                ([1, 1, 1, 16, 16, 1, 1, 1], [0, 0, 0, 0]),
                ([2, 7, 8, 512, 512, 1, 1, 1], [0, 0, 0, 0]),
                ([2, 4, 4, 64, 48, 3, 1, 1], [1, 1, 1, 1]),
                ([2, 3, 5, 32, 32, 3, 1, 1], [0, 0, 0, 0]),
                ([1, 6, 5, 16, 32, 5, 1, 1], [2, 2, 2, 2]),
                ([3, 7, 8, 64, 64, 3, 1, 64], [1, 1, 1, 1]),
                ([3, 7, 8, 64, 64, 3, 2, 64], [0, 1, 1, 1]),
                ([2, 6, 9, 16, 16, 5, 2, 16], [2, 2, 1, 2]),
            ];
            var data = new TheoryData<ScalarType, long[], long[]>();
            foreach (var type in Types)
            {
                Array.ForEach(cases, one => data.Add(type, one.Shape, one.Padding));
            }

            return data;
        }
    }

    public static TheoryData<ScalarType, int, bool, bool> Norms
    {
        get
        {
            var data = new TheoryData<ScalarType, int, bool, bool>();
            foreach (var type in Types)
            {
                foreach (var learns in new[] { true, false })
                {
                    Array.ForEach([0, 1, 2], activation => data.Add(type, activation, learns, false));
                    Array.ForEach([0, 1], activation => data.Add(type, activation, learns, true));
                }
            }

            return data;
        }
    }

    public static TheoryData<ScalarType> AllTypes => new(Types);

    private static ScalarType[] Types => [ScalarType.Float32, ScalarType.BFloat16];

    [Theory]
    [MemberData(nameof(Convolutions))]
    public void Convolve_AnyShape_GivesResultAndGradientsOfLibtorch(ScalarType type, long[] shape, long[] padding)
    {
        if (!TrainingKernels.Run(type))
        {
            return;
        }

        using var scope = NewDisposeScope();
        var (kernel, stride, groups) = (shape[5], shape[6], shape[7]);
        var x = Maps(type, shape[0], shape[3], shape[1], shape[2]);
        var w = Leaf(Rows(randn(shape[4], shape[3] / groups, kernel, kernel)));
        var padded = nn.functional.pad(Wide(x), padding);
        var expected = nn.functional.conv2d(padded, Narrow(w, type), strides: [stride, stride], groups: groups);
        var y = TrainingKernels.Convolve(x, w, [expected.size(2), expected.size(3), stride, stride, padding[2], padding[0]], groups)!;
        y.dtype.Should().Be(type);
        ShouldAgree(type, (y, expected), x, w);
    }

    [Theory]
    [MemberData(nameof(Norms))]
    public void Normalize_AnyKind_GivesResultGradientsAndStatisticsOfLibtorch(ScalarType type, int activation, bool learns, bool hasResidual)
    {
        if (!TrainingKernels.Run(type))
        {
            return;
        }

        using var scope = NewDisposeScope();
        const int channels = 80;
        var x = Maps(type, 5, channels, 3, 4, mean: 7, deviation: 2);
        var residual = hasResidual ? Maps(type, 5, channels, 3, 4) : null;
        var norm = NewNorm(channels);
        var (mean, variance) = (norm.Mean.clone(), norm.Variance.clone());
        var normed = nn.functional.batch_norm(Wide(x), mean, variance, norm.Scale, norm.Shift, learns, 0.2, 1e-3);
        normed = residual is null ? normed : normed + Wide(residual);
        var expected = activation switch { 0 => normed, 1 => normed.relu(), _ => normed.clamp(0, 6) };

        var y = TrainingKernels.Normalize(x, residual, norm, learns, 0.2, 1e-3, activation)!;

        y.dtype.Should().Be(type);
        Difference(norm.Mean, mean).Should().BeLessThan(Float32Tolerance);
        Difference(norm.Variance, variance).Should().BeLessThan(Float32Tolerance);
        norm.Batches.item<long>().Should().Be(learns ? 42 : 41);
        Tensor[] leaves = [x, norm.Scale, norm.Shift, .. residual is null ? Array.Empty<Tensor>() : [residual]];
        ShouldAgree(type, (y, expected), leaves);
    }

    [Theory]
    [MemberData(nameof(AllTypes))]
    public void Normalize_OfVectors_GivesResultAndGradientsOfLibtorch(ScalarType type)
    {
        if (!TrainingKernels.Run(type))
        {
            return;
        }

        using var scope = NewDisposeScope();
        var x = Leaf(randn(6, 32).to_type(type));
        var norm = NewNorm(32);
        var expected = nn.functional.batch_norm(Wide(x), norm.Mean.clone(), norm.Variance.clone(), norm.Scale, norm.Shift, true, 0.1, 1e-5);
        var y = TrainingKernels.Normalize(x, null, norm, true, 0.1, 1e-5, 0)!;
        ShouldAgree(type, (y, expected), x, norm.Scale, norm.Shift);
    }

    [Theory]
    [MemberData(nameof(AllTypes))]
    public void Average_OfMaps_GivesMeanAndGradientInFloat32(ScalarType type)
    {
        if (!TrainingKernels.Run(type))
        {
            return;
        }

        using var scope = NewDisposeScope();
        var x = Maps(type, 3, 48, 4, 5);
        var y = TrainingKernels.Average(x)!;
        y.dtype.Should().Be(ScalarType.Float32);
        ShouldAgree(type, (y, Wide(x).mean([2, 3])), x);
    }

    [Theory]
    [MemberData(nameof(AllTypes))]
    public void Kernels_OnMoreThreads_GiveTheSameBits(ScalarType type)
    {
        if (!TrainingKernels.Run(type))
        {
            return;
        }

        var threads = get_num_threads();
        try
        {
            var runs = new[] { 1, 2, 3 }.Select(count =>
            {
                set_num_threads(count);
                return Enumerable.Range(0, 3).Select(_ => Step(type));
            }).SelectMany(step => step).ToArray();
            runs.Should().AllSatisfy(run => run.Should().Equal(runs[0]));
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    [Fact]
    public void Kernels_ForWhatTheyDoNotTake_GiveNothing()
    {
        using var scope = NewDisposeScope();
        var x = Maps(ScalarType.Float32, 2, 32, 4, 4);
        var w = Leaf(Rows(randn(32, 32, 1, 1)));
        Convolve(x.@double(), w.@double()).Should().BeNull("there are none for float64");
        Convolve(Leaf(randn(2, 32, 4, 4)), w).Should().BeNull("the maps lie in NCHW order");
        Convolve(Maps(ScalarType.Float32, 2, 24, 4, 4), Leaf(Rows(randn(32, 24, 1, 1)))).Should().BeNull("24 channels are no whole vectors");
        Convolve(x.detach(), w.detach()).Should().BeNull("nothing wants a gradient");
        TrainingKernels.Convolve(x, w, [2, 2, 2, 2, 0, 0], 1).Should().BeNull("the stride is 2 and the input wants a gradient");
        using (no_grad())
        {
            Convolve(x, w).Should().BeNull("gradients are off");
        }

        var single = Leaf(randn(1, 32));
        TrainingKernels.Normalize(single, null, NewNorm(32), true, 0.1, 1e-5, 0).Should().BeNull("one row has no variance");
    }

    [Fact]
    public void Grad_OfAGradient_IsAnError()
    {
        if (!TrainingKernels.Run(ScalarType.Float32))
        {
            return;
        }

        using var scope = NewDisposeScope();
        var x = Maps(ScalarType.Float32, 2, 32, 4, 4);
        var y = Convolve(x, Leaf(Rows(randn(32, 32, 1, 1))))!.sum();
        var act = () => autograd.grad([y], [x], create_graph: true);
        act.Should().Throw<ExternalException>().WithMessage(
            "Ham10000Convolution has no second derivative. Compute the first one without create_graph, or in float64, where libtorch's operators run.");
    }

    [Fact]
    public void Backward_AfterAWeightHasChanged_IsAnError()
    {
        if (!TrainingKernels.Run(ScalarType.Float32))
        {
            return;
        }

        using var scope = NewDisposeScope();
        var w = Leaf(Rows(randn(32, 32, 1, 1)));
        var y = Convolve(Maps(ScalarType.Float32, 2, 32, 4, 4), w)!.sum();
        using (no_grad())
        {
            w.add_(1);
        }

        var act = () => y.backward();
        act.Should().Throw<ExternalException>().WithMessage("*modified by an inplace operation*");
    }

    private static Tensor? Convolve(Tensor x, Tensor w) => TrainingKernels.Convolve(x, w, [x.size(2), x.size(3), 1, 1, 0, 0], 1);

    /// <summary>Result and gradients of a block of layers, as bytes.</summary>
    private static byte[] Step(ScalarType type)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var x = Maps(type, 6, 64, 7, 8);
        var (deep, wide) = (Leaf(Rows(randn(64, 1, 3, 3))), Leaf(Rows(randn(96, 64, 3, 3))));
        var (first, second) = (NewNorm(64), NewNorm(96));
        var y = TrainingKernels.Convolve(x, deep, [7, 8, 1, 1, 1, 1], 64)!;
        y = TrainingKernels.Normalize(y, null, first, true, 0.1, 1e-5, 2)!;
        y = TrainingKernels.Convolve(y, wide, [7, 8, 1, 1, 1, 1], 1)!;
        y = TrainingKernels.Average(TrainingKernels.Normalize(y, null, second, true, 0.1, 1e-5, 1)!)!;
        (y * y).sum().backward();
        Tensor[] results = [y, x.grad!, deep.grad!, wide.grad!, first.Scale.grad!, second.Shift.grad!, second.Variance];
        return [.. results.SelectMany(result => MemoryMarshal.AsBytes<float>(result.detach().@float().contiguous().data<float>().ToArray()).ToArray())];
    }

    /// <summary>Compares results, and the gradients of the leaves for the same random gradient of the result.</summary>
    private static void ShouldAgree(ScalarType type, (Tensor Ours, Tensor Theirs) results, params Tensor[] leaves)
    {
        var tolerance = type == ScalarType.Float32 ? Float32Tolerance : BFloat16Tolerance;
        Difference(results.Ours, results.Theirs).Should().BeLessThan(tolerance);
        var gradient = randn(results.Theirs.shape).to_type(results.Ours.dtype);
        var ours = autograd.grad([results.Ours], leaves, [gradient]);
        var theirs = autograd.grad([results.Theirs], leaves, [gradient.@float()]);
        for (var i = 0; i < leaves.Length; i++)
        {
            ours[i].dtype.Should().Be(leaves[i].dtype);
            InRows(ours[i]).is_contiguous().Should().BeTrue("an optimiser's pass wants the parameter's own order");
            Difference(ours[i], theirs[i]).Should().BeLessThan(tolerance, "gradient {0}", i);
        }
    }

    /// <summary>The length of the difference over the length of what is expected.</summary>
    private static double Difference(Tensor actual, Tensor expected)
    {
        var (a, e) = (actual.detach().@double(), expected.detach().@double());
        return (a - e).norm().item<double>() / Math.Max(e.norm().item<double>(), 1e-12);
    }

    private static (Tensor Scale, Tensor Shift, Tensor Mean, Tensor Variance, Tensor Batches) NewNorm(int channels) =>
        (Leaf(rand(channels) + 0.5), Leaf(randn(channels)), randn(channels), rand(channels) + 0.5, tensor(41L));

    private static Tensor Maps(ScalarType type, long images, long channels, long height, long width, double mean = 0, double deviation = 1) =>
        Leaf(Rows((randn(images, channels, height, width) * deviation) + mean).to_type(type));

    private static Tensor Rows(Tensor maps) => maps.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    private static Tensor InRows(Tensor values) => values.dim() == 4 ? values.permute(0, 2, 3, 1) : values;

    private static Tensor Leaf(Tensor values) => values.detach().requires_grad_();

    private static Tensor Wide(Tensor values) => values.to_type(ScalarType.Float32);

    // What the kernels see of float32 weights.
    private static Tensor Narrow(Tensor weights, ScalarType type) => weights.shape[1] == 1 ? weights : weights.to_type(type).to_type(ScalarType.Float32);
}
