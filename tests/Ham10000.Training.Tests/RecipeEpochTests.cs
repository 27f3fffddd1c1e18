using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Training.Tests;

/// <summary>Every recipe, from an opened dataset to a prediction, with few small images.</summary>
[Collection(TorchTests.Name)]
public sealed class RecipeEpochTests(SmallSample sample, PretrainedFiles files) : IClassFixture<PretrainedFiles>
{
    public static TheoryData<string> Names => [.. Recipes.All.Concat(Recipes.Published).Concat(Recipes.Own).Select(recipe => recipe.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_OneEpoch_TrainsWhatIsNotFrozenAndJudgesAndPredicts(string name)
    {
        var recipe = Small(Recipes.Find(name));
        using var start = recipe.Build();

        using var result = recipe.Run(sample.Data);

        result.Model.Labels.Should().Be(recipe.Target.Labels);
        result.BackboneStart.Kind.Should().Be(recipe.HasBackbone ? WeightsOriginKind.ImageNet : WeightsOriginKind.None);
        result.History.Epochs.Should().ContainSingle().Which.TrainingLoss.Should().BePositive();
        result.Report!.Kept.Should().Be(recipe.Select(sample.Data).Records.Count);
        (result.Validation?.Predictions.Count ?? 0).Should().Be(result.Split.Validation.Count);
        (result.Test?.Predictions.Count ?? 0).Should().Be(result.Split.Test.Count);
        ShouldDifferWhereTrained(result.Model, start);
        using var predictor = new Predictor(result.Model);
        predictor.Predict(result.Split.Train.Records[0].ImagePath).Ranked.Sum(p => p.Probability).Should().BeApproximately(1, 1e-5);
    }

    private Recipe Small(Recipe recipe)
    {
        var small = recipe.HasBackbone ? recipe.WithImageSize(32, 32) : recipe.WithImageSize(24, 32);
        return small with
        {
            Weights = files.Weights,
            Split = recipe.Split == Recipes.Cnn.Split ? SplitOptions.ByLesion(train: 0.6, validation: 0.2, test: 0.2) : recipe.Split,
            Pretraining = small.Pretraining is null ? null : small.Pretraining with { Training = small.Pretraining.Training with { Epochs = 1, Threads = 1 } },
            Balance = recipe.Balance is null ? null : recipe.Balance with { TotalImages = 21, Threads = 1 },
            Training = small.Training with { Epochs = 1, Threads = 1 },
        };
    }

    private static void ShouldDifferWhereTrained(ImageModel model, ImageModel start)
    {
        var trained = model.named_parameters().Where(entry => entry.Item2.requires_grad).Select(entry => entry.Item1).ToHashSet();
        var (after, before) = (FormulaModel.Values(model), FormulaModel.Values(start));
        var changed = after.Keys.Where(key => !after[key].SequenceEqual(before[key])).ToHashSet();
        changed.Where(key => !key.Contains(".running_", StringComparison.Ordinal)).Should().BeEquivalentTo(trained);
        changed.Where(key => key.Contains(".running_", StringComparison.Ordinal)).Select(ScaleBeside).Should().BeSubsetOf(trained);
    }

    private static string ScaleBeside(string statistic) => statistic[..statistic.LastIndexOf('.')] + ".weight";
}
