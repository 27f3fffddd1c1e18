using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>Compares blocks and their gradients with torch's, where nothing is done in place (Golden/make_blocks.py).</summary>
public sealed class BlockGoldenTests : TorchTest
{
    private static readonly Golden Expected = Golden.Read("blocks.json");

    private static readonly Dictionary<string, Func<ModelBuilder, ModelBuilder>> Blocks = new()
    {
        ["plain"] = x => x.Residual(b => b.Conv2d(3, activation: Activation.Relu).Conv2d(3), activation: Activation.Relu),
        ["projected"] = x => x.Residual(
            b => b.Conv2d(5, stride: 2, activation: Activation.Relu).Conv2d(5), s => s.Conv2d(5, kernel: 1, stride: 2), Activation.Tanh),
        ["keptByTheBranch"] = x => x.Residual(b => b.Conv2d(3, activation: Activation.Tanh), activation: Activation.Sigmoid),
        ["preActivated"] = x => x.Residual(b => b.BatchNorm().Activation(Activation.Relu).Conv2d(3)),
        ["onlyPassedOn"] = x => x.Residual(b => b.Dropout(0).Activation(Activation.None), activation: Activation.Relu),
        ["concatenated"] = x => x.Concatenate(
            b => b, b => b.Conv2d(4, kernel: 1, activation: Activation.Sigmoid), b => b.Conv2d(2, kernel: 5, activation: Activation.Relu)),
        ["nested"] = x => x.Residual(b => b.Concatenate(
            c => c.Conv2d(2, activation: Activation.Tanh),
            c => c.Residual(d => d.Activation(Activation.Relu).Conv2d(3, kernel: 1), activation: Activation.Relu)).Conv2d(3, kernel: 1)),
    };

    public static TheoryData<string> Names => new(Blocks.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Block_OfMaps_HasTorchsValuesAndGradientsAndLeavesItsInput(string name)
    {
        using var images = FormulaFill.Images(2, 7, 6);
        Check(name, Blocks[name](ModelBuilder.FromInput(7, 6)).Spec.Layers[0], FeatureShape.Maps(3, 7, 6), images);
    }

    [Fact]
    public void Block_OfVectors_HasTorchsValuesAndGradientsAndLeavesItsInput()
    {
        using var images = FormulaFill.Images(1, 4, 5);
        using var rows = images.reshape(3, 20);
        Check("vectors", new ResidualSpec([new DenseSpec(20, Activation.Relu)]), FeatureShape.Vector(20), rows);
    }

    [Fact]
    public void Block_ThatOnlyPassesItsInputOnInEvaluation_LeavesItAsItWas()
    {
        using var images = FormulaFill.Images(2, 7, 6);
        var before = TestModels.Values(images);
        using var block = new ResidualSpec([new DropoutSpec(0.5)], activation: Activation.Relu).Create(FeatureShape.Maps(3, 7, 6), ModuleFactories.None);
        block.eval();
        using var output = block.call(images);
        TestModels.Values(images).Should().Equal(before);
        TestModels.Values(output).Should().Equal([.. before.Select(value => Math.Max(0, 2 * value))]);
    }

    private static void Check(string name, LayerSpec spec, FeatureShape shape, Tensor input)
    {
        using var scope = NewDisposeScope();
        using var block = spec.Create(shape, ModuleFactories.None);
        FormulaFill.Fill(block, key => key);
        var expected = Expected[name];
        var leaf = input.clone().requires_grad_();
        // Not the leaf itself: what is written to a leaf in place, torch refuses; what is written to a result, it would take.
        var between = leaf.mul(1);
        var output = block.call(between);
        output.square().sum().mul(0.5).backward();
        output.shape.Should().Equal(expected["shape"].Integers);
        expected["values"].ShouldBe(output, 1e-6, name);
        expected["input"].ShouldBe(leaf.grad!, 1e-5, $"{name}, input");
        TestModels.Values(between).Should().Equal(TestModels.Values(input), "another layer may use the input too");
        var parameters = block.named_parameters().ToDictionary(entry => entry.Item1, entry => entry.Item2);
        parameters.Keys.Should().BeEquivalentTo(expected["gradients"].Entries.Keys);
        foreach (var (key, gradient) in expected["gradients"].Entries)
        {
            gradient.ShouldBe(parameters[key].grad!, 1e-5, $"{name}, {key}");
        }
    }
}
