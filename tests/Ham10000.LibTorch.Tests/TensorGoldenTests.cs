using System.Text.Json;
using static TorchSharp.torch;

namespace Ham10000.LibTorch.Tests;

/// <summary>The tensor functions against python3-torch, forward and backward: Golden/tensor_golden.py wrote the numbers.</summary>
public sealed class TensorGoldenTests
{
    private const double Tolerance = 1e-9;

    private static readonly JsonDocument Golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(
        RepositoryFolder.Root, "tests", "Ham10000.LibTorch.Tests", "Golden", "tensor_golden.json")));

    private static readonly Dictionary<string, (Func<Tensor> Input, Func<Tensor, Tensor> Function)> Cases = new()
    {
        ["abs"] = (X, a => a.abs()),
        ["acos"] = (U, a => a.acos()),
        ["asin"] = (U, a => a.asin()),
        ["atan"] = (X, a => a.atan()),
        ["cos"] = (X, a => a.cos()),
        ["cosh"] = (X, a => a.cosh()),
        ["erf"] = (X, a => a.erf()),
        ["erfinv"] = (U, a => a.erfinv()),
        ["exp"] = (X, a => a.exp()),
        ["expm1"] = (X, a => a.expm1()),
        ["lgamma"] = (P, a => a.lgamma()),
        ["log"] = (P, a => a.log()),
        ["log10"] = (P, a => a.log10()),
        ["log1p"] = (P, a => a.log1p()),
        ["log2"] = (P, a => a.log2()),
        ["reciprocal"] = (P, a => a.reciprocal()),
        ["rsqrt"] = (P, a => a.rsqrt()),
        ["sin"] = (X, a => a.sin()),
        ["sinh"] = (X, a => a.sinh()),
        ["sqrt"] = (P, a => a.sqrt()),
        ["square"] = (X, a => a.square()),
        ["tan"] = (X, a => a.tan()),
        ["tanh"] = (X, a => a.tanh()),
        ["sigmoid"] = (X, a => a.sigmoid()),
        ["relu"] = (X, a => a.relu()),
        ["relu6"] = (() => Ramp(9), a => a.relu6()),
        ["silu"] = (X, a => a.silu()),
        ["gelu"] = (X, a => a.gelu()),
        ["hardswish"] = (() => Ramp(5), a => a.hardswish()),
        ["hardsigmoid"] = (() => Ramp(5), a => a.hardsigmoid()),
        ["leaky_relu"] = (X, a => a.leaky_relu(0.2)),
        ["elu"] = (X, a => a.elu(1.5)),
        ["softplus"] = (X, a => a.softplus(2)),
        ["log_sigmoid"] = (X, a => a.log_sigmoid()),
        ["clamp"] = (X, a => a.clamp(-0.5, 0.7)),
        ["pow"] = (P, a => a.pow(2.5)),
        ["pow_tensor"] = (P, a => a.pow(a)),
        ["atan2"] = (P, a => a.atan2(a.flip(1))),
        ["maximum"] = (X, a => a.maximum(a.flip(0))),
        ["hypot"] = (X, a => a.hypot(a.flip(0) + 2)),
        ["logaddexp"] = (X, a => a.logaddexp(a.flip(0))),
        ["matmul"] = (X, a => a.matmul(a.t())),
        ["addmm"] = (X, a => ones(3, 3, ScalarType.Float64).addmm(a, a.t(), beta: 2, alpha: 0.5f)),
        ["einsum"] = (X, a => einsum("ij,kj->ik", a, a)),
        ["sum"] = (X, a => a.sum([1])),
        ["mean"] = (X, a => a.mean([0], keepdim: true)),
        ["prod"] = (P, a => a.prod(1)),
        ["var"] = (X, a => a.var([1])),
        ["std"] = (X, a => a.std([0], unbiased: false)),
        ["amax"] = (X, a => a.amax([1])),
        ["median"] = (X, a => a.median()),
        ["norm"] = (X, a => a.norm()),
        ["logsumexp"] = (X, a => a.logsumexp(1)),
        ["softmax"] = (X, a => a.softmax(1)),
        ["log_softmax"] = (X, a => a.log_softmax(0)),
        ["cumsum"] = (X, a => a.cumsum(1)),
        ["cumprod"] = (P, a => a.cumprod(1)),
        ["topk"] = (X, a => a.topk(2).Item1),
        ["sort"] = (X, a => a.sort(1, descending: true).Item1),
        ["gather"] = (X, a => a.gather(1, tensor(new long[,] { { 3, 0 }, { 1, 1 }, { 2, 3 } }))),
        ["index"] = (X, a => a[TensorIndex.Tensor(tensor(new long[] { 2, 0 })), TensorIndex.Slice(1)]),
        ["unfold"] = (X, a => a.unfold(1, 2, 1)),
        ["roll"] = (X, a => a.roll([1, 2], [0, 1])),
        ["repeat_interleave"] = (X, a => a.repeat_interleave(2, 1)),
        ["where"] = (X, a => where(a > 0, a * 2, a * a)),
        ["masked_fill"] = (X, a => a.masked_fill(a > 0.5, 3)),
        ["index_add"] = (X, a => a.index_add(0, tensor(new long[] { 1, 1 }), a.narrow(0, 0, 2), 2)),
        ["lerp"] = (X, a => a.lerp(a.flip(0), tensor(0.3))),
    };

    public static TheoryData<string> Names => [.. Golden.RootElement.EnumerateObject().Select(property => property.Name)];

    [Fact]
    public void Cases_HereAndInPython_AreTheSame() => Cases.Keys.Should().BeEquivalentTo(Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Function_ForwardAndBackward_AgreesWithPython(string name)
    {
        using var scope = NewDisposeScope();
        var (input, function) = Cases[name];
        var leaf = input().requires_grad_();
        var output = function(leaf);
        var weights = tensor([.. Enumerable.Range(0, (int)output.numel()).Select(i => Math.Cos(0.9 * i))]).view(output.shape);
        (output * weights).sum().backward();

        var expected = Golden.RootElement.GetProperty(name);
        output.shape.Should().Equal(expected.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()));
        Compare(output.detach(), expected.GetProperty("output"));
        Compare(leaf.grad!, expected.GetProperty("gradient"));
    }

    private static void Compare(Tensor actual, JsonElement expected)
    {
        var numbers = expected.EnumerateArray().Select(number => number.GetDouble()).ToArray();
        actual.data<double>().ToArray().Should().Equal(
            numbers, (ours, theirs) => Math.Abs(ours - theirs) <= Tolerance * Math.Max(1, Math.Abs(theirs)));
    }

    private static Tensor X() => Ramp(1);

    private static Tensor P() => Ramp(0.4, 1);

    private static Tensor U() => Ramp(0.9);

    private static Tensor Ramp(double scale, double shift = 0) =>
        tensor([.. Enumerable.Range(0, 12).Select(i => (scale * Math.Sin((1.7 * i) + 0.3)) + shift)]).view(3, 4);
}
