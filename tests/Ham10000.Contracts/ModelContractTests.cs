using System.Diagnostics.CodeAnalysis;
using Ham10000.Models;
using static TorchSharp.torch;

namespace Ham10000.Contracts;

/// <summary>What every model keeps. A test assembly runs it over a list of its own by deriving from it.</summary>
public abstract partial class ModelContractTests<TModels> : TorchTest, IDisposable
    where TModels : IContractModels
{
    private readonly TemporaryFolder _folder = new();

    [SuppressMessage("Design", "CA1000", Justification = "MemberData names a static member.")]
    public static TheoryData<string> Names => new(TModels.All.Keys);

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Counts_AtFullSize_AreTheDesigns(string name)
    {
        var subject = TModels.All[name];
        using var model = ImageModel.Empty(subject.Builder.Spec);
        model.TrainableParameterCount.Should().Be(subject.TrainableParameters);
        model.Layers.Sum(layer => layer.TrainableParameterCount).Should().Be(subject.TrainableParameters);
        model.ParameterCount.Should().Be(model.state_dict().Where(entry => entry.Value.is_floating_point()).Sum(entry => entry.Value.numel()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Summary_AtFullSize_EndsInTheCounts(string name)
    {
        using var model = ImageModel.Empty(TModels.All[name].Builder.Spec);
        string[] totals =
        [
            $"Total parameters: {model.ParameterCount:N0}",
            $"Trainable parameters: {model.TrainableParameterCount:N0}",
            $"Non-trainable parameters: {model.ParameterCount - model.TrainableParameterCount:N0}",
        ];
        model.Summary().Split(Environment.NewLine).Should().ContainInConsecutiveOrder(totals);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void StateDict_OfTheHead_HasTheKeysOfTheList(string name)
    {
        var subject = TModels.All[name];
        using var model = ImageModel.Empty(subject.Small);
        var expected = subject.HeadKeys.Split(' ').SelectMany(layer => layer[(layer.LastIndexOf('.') + 1)..].Split(',').Select(key => $"layers.{layer[..layer.LastIndexOf('.')]}.{key}"));
        model.state_dict().Keys.Where(key => !key.StartsWith("backbone.", StringComparison.Ordinal)).Should().BeEquivalentTo(expected);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_InEvaluation_GivesFiniteLogitsOfTheRightShape(string name)
    {
        var subject = TModels.All[name];
        using var model = FormulaModel.Filled(subject.Small);
        model.eval();
        using var nothing = no_grad();
        using var images = FormulaFill.Images(2, model.Height, model.Width);
        using var logits = FormulaModel.Run(model, images);
        logits.shape.Should().Equal(2, subject.Labels.LogitCount);
        logits.dtype.Should().Be(ScalarType.Float32);
        FormulaModel.Values(logits).Should().OnlyContain(value => float.IsFinite(value)).And.Contain(value => value != 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_AfterATrainingStep_ReachesEveryTrainedParameterAndNoFrozenOne(string name)
    {
        using var model = FormulaModel.Filled(TModels.All[name].Small);
        model.train();
        random.manual_seed(1);
        var before = FormulaModel.Values(model);
        using var images = FormulaFill.Images(4, model.Height, model.Width);
        using var logits = FormulaModel.Run(model, images);
        using var squares = logits.square();
        using var loss = squares.mean();
        loss.backward();
        foreach (var (key, parameter) in model.named_parameters())
        {
            using var gradient = parameter.grad;
            (gradient is not null).Should().Be(parameter.requires_grad, key);
        }

        using var optimizer = optim.SGD(model.TrainableParameters, 1e-3);
        optimizer.step();
        var after = FormulaModel.Values(model);
        var trained = model.named_parameters().Where(entry => entry.Item2.requires_grad).Select(entry => entry.Item1).ToHashSet();
        foreach (var (key, value) in before.Where(entry => !IsCancelled(entry.Key)))
        {
            var changes = trained.Contains(key) || IsStatisticOfTrained(key, trained);
            after[key].SequenceEqual(value).Should().Be(!changes, key);
        }
    }

    // The shift after a linear bottleneck meets nothing but convolutions with batch norm behind them, which take it out again: its gradient is
    // zero but for rounding.
    private static bool IsCancelled(string key) =>
        key.EndsWith(".conv.3.bias", StringComparison.Ordinal) || key.EndsWith(".block.3.1.bias", StringComparison.Ordinal);

    // Formula values leave ReLU networks alive; every bias and scale then takes a gradient that is not zero throughout.
    private static bool IsStatisticOfTrained(string key, HashSet<string> trained) =>
        key.Contains(".running_", StringComparison.Ordinal) && trained.Contains(key[..key.LastIndexOf('.')] + ".weight");
}
