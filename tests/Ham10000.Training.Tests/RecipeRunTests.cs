using Ham10000.Models;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public class RecipeRunTests(SmallSample sample)
{
    private static readonly Dictionary<string, long> TrainableParameters = new()
    {
        ["NeuralNetwork"] = 2_417_159,
        ["Cnn"] = 1_528_007,
        ["CnnAugmented"] = 1_528_007,
    };

    public static TheoryData<string> WithoutBackbone => [.. TrainableParameters.Keys];

    [Theory]
    [MemberData(nameof(WithoutBackbone))]
    public void Build_OfTheTable_HasItsTrainableParameters(string name)
    {
        using var model = Recipes.Find(name).Build(7);

        model.TrainableParameterCount.Should().Be(TrainableParameters[name]);
        (model.Height, model.Width).Should().Be((100, 125));
    }

    [Fact]
    public void Run_OnASplit_TrainsAndEvaluates()
    {
        var recipe = Recipes.NeuralNetwork.WithImageSize(24, 30).WithEpochs(2);

        using var result = recipe.Run(sample.Split);

        result.History.Epochs.Should().HaveCount(2);
        result.History.Title.Should().Be("NeuralNetwork");
        result.Validation!.Predictions.Count.Should().Be(sample.Split.Validation.Count);
        result.Test!.Predictions.Count.Should().Be(sample.Split.Test.Count);
        result.BackboneStart.Kind.Should().Be(WeightsOriginKind.None);
        result.ToComparisonRow().Should().BeEquivalentTo(new
        {
            Name = "NeuralNetwork",
            Time = result.TrainingTime,
            TestAccuracy = result.Test.Accuracy,
            TestLoss = result.Test.Loss,
            TestBalancedAccuracy = result.Test.BalancedAccuracy,
            ValidationAccuracy = result.Validation.Accuracy,
            ValidationLoss = result.Validation.Loss,
            BackboneStart = "",
        });
    }

    [Fact]
    public void Run_NoWeightsForTheBackbone_SaysSoInsteadOfStartingAtRandom()
    {
        using var empty = new TemporaryFolder();
        var recipe = Recipes.MobileNet with { Weights = PretrainedWeights.FromFolder(empty.FullName) };

        recipe.Invoking(r => r.Run(sample.Split)).Should().Throw<PretrainedWeightsNotFoundException>();
    }

    [Fact]
    public void Run_RandomStartAskedFor_SaysSoInTheResult()
    {
        var recipe = Recipes.MobileNet.WithImageSize(32, 32).WithEpochs(1) with { Weights = PretrainedWeights.Random };

        using var result = recipe.Run(sample.Split);

        result.ToComparisonRow().BackboneStart.Should().Be("random");
    }

    [Fact]
    public void Run_Cancelled_GivesTheModelWithoutEvaluations()
    {
        using var stop = new CancellationTokenSource();
        var recipe = Recipes.NeuralNetwork.WithImageSize(24, 30);
        recipe = recipe with
        {
            Training = recipe.Training with { Callbacks = [new Hooks { StepEnd = _ => stop.Cancel() }] },
        };

        using var result = recipe.Run(sample.Split, stop.Token);

        result.History.StopCause.Should().Be(StopCause.Cancelled);
        (result.Test, result.Validation).Should().Be((null, null));
        result.ToComparisonRow().TestAccuracy.Should().Be(double.NaN);
    }

    [Fact]
    public void Run_WithAnImpossibleEvaluation_IsRefusedBeforeItTrains()
    {
        var hooks = new Hooks();
        var recipe = SmallRecipe.Of(callbacks: hooks) with { Evaluation = new() { BatchSize = 0 } };

        recipe.Invoking(r => r.Run(sample.Split)).Should().ThrowExactly<ArgumentException>().WithMessage("BatchSize is 0, expected 1 to 65536. (Parameter 'Evaluation')");
        hooks.Calls.Should().BeEmpty();
    }

    [Fact]
    public void WithEpochs_OfARecipeInPhases_IsRefused()
    {
        var recipe = SmallRecipe.Of();
        recipe = recipe with { Training = recipe.Training with { Phases = [new TrainingPhase { Epochs = 3 }] } };

        recipe.Invoking(r => r.WithEpochs(1)).Should().ThrowExactly<InvalidOperationException>()
            .WithMessage("Small is trained in phases, and TrainingOptions.Epochs is not used. Change the epochs of TrainingOptions.Phases.");
    }
}
