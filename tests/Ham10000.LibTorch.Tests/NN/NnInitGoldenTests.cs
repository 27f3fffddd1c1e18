using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Ham10000.LibTorch.Tests;

/// <summary>Initial values for a seed, against PyTorch's for the same seed, within 1e-5 of the Euclidean norm of each.</summary>
[Collection(TorchStateCollection.Name)]
public sealed class NnInitGoldenTests
{
    private static readonly Dictionary<string, Func<IEnumerable<Tensor>>> Cases = new()
    {
        ["conv2d"] = () => Conv2d(4, 6, 3).parameters(),
        ["conv2d_groups"] = () => Conv2d(4, 6, 3, groups: 2).parameters(),
        ["conv_transpose2d"] = () => ConvTranspose2d(4, 6, 3).parameters(),
        ["linear"] = () => Linear(6, 5).parameters(),
        ["uniform"] = () => Filled(t => init.uniform_(t, -0.05, 0.05)),
        ["normal"] = () => Filled(t => init.normal_(t, 1, 0.2)),
        ["trunc_normal"] = () => Filled(t => init.trunc_normal_(t, std: 0.02, a: -0.03, b: 0.04)),
        ["xavier_uniform"] = () => Filled(t => init.xavier_uniform_(t, 1.5)),
        ["xavier_normal"] = () => Filled(t => init.xavier_normal_(t)),
        ["kaiming_uniform"] = () => Filled(t => init.kaiming_uniform_(t, 0.1)),
        ["kaiming_normal"] =
            () => Filled(t => init.kaiming_normal_(t, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU)),
    };

    public static TheoryData<string> Names => GoldenFile.Theory("init");

    [Fact]
    public void Initialisers_AllCases_AreThoseOfTheGoldenFile() => Cases.Keys.Should().BeEquivalentTo(GoldenFile.Names("init"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_ForASeed_AgreeWithPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(7);
        var found = Cases[name]().Select((value, i) => ($"value{i}", Golden.Values(value))).ToDictionary();
        Golden.Compare(found, GoldenFile.Case("init", name));
    }

    [Fact]
    public void Uniform_WithAGenerator_LeavesTheDefaultGeneratorAlone()
    {
        using var scope = NewDisposeScope();
        manual_seed(7);
        var expected = Golden.Values(init.uniform_(zeros(5)));
        manual_seed(7);
        var own = Golden.Values(init.uniform_(zeros(5), generator: new Generator(11)));
        Golden.Values(init.uniform_(zeros(5))).Should().Equal(expected);
        own.Should().NotEqual(expected);
        Golden.Values(init.uniform_(zeros(5), generator: new Generator(11))).Should().Equal(own);
    }

    [Fact]
    public void Constants_FillParametersThatNeedGradients()
    {
        using var layer = Linear(2, 2);
        Golden.Values(init.constant_(layer.weight, 0.25)).Should().Equal(0.25f, 0.25f, 0.25f, 0.25f);
        Golden.Values(init.ones_(layer.bias!)).Should().Equal(1, 1);
        Golden.Values(init.zeros_(layer.weight)).Should().Equal(0, 0, 0, 0);
        layer.weight.is_leaf.Should().BeTrue();
        layer.weight.requires_grad.Should().BeTrue();
    }

    [Fact]
    public void CalculateFan_OfAVector_SaysWhatToUse()
    {
        using var vector = zeros(3);
        var call = () => init.CalculateFanInAndFanOut(vector);
        call.Should().Throw<ArgumentException>().WithMessage(
            "Fans are defined for two dimensions or more, got shape (3). Use normal_ or uniform_. (Parameter 'tensor')");
    }

    private static Tensor[] Filled(Func<Tensor, Tensor> fill) => [fill(zeros(6, 4, 3, 3))];
}
