using Ham10000.Dataset;
using Ham10000.Models;
using Ham10000.Training;

namespace Ham10000.Docs.Tests.Snippets;

/// <summary>The code of docs/recipes.md.</summary>
[Collection(OneAtATime.Name)]
public sealed class RecipesGuideTests : WorkingFolder
{
    public RecipesGuideTests() =>
        HamSample.Create("sample", images: 70, seed: 1, new HamSampleOptions { Height = 48, Width = 60 });

    [Fact]
    public void RunARecipe()
    {
        using var data = HamDataset.Open("sample");
        using var result = Recipes.SexRelu.WithEpochs(2).Run(data);
        Console.WriteLine(result.Report);
        Console.WriteLine(result.Split);
        Console.WriteLine(result.Test);
        result.Model.Save("sex.safetensors");

        result.Report!.Kept.Should().Be(result.Split.Train.Count + result.Split.Validation.Count + result.Split.Test.Count);
        File.Exists("sex.safetensors").Should().BeTrue();
    }

    [Fact]
    public void ChangeAPart()
    {
        using var data = HamDataset.Open("sample");

        var recipe = Recipes.BaselineCnn.WithEpochs(1).WithImageSize(64, 64) with
        {
            Name = "BaselineCnnByImage",
            Target = Target.Malignancy,
            Split = SplitOptions.ByImage(train: 0.6, validation: 0.2, test: 0.2, seed: 1),
        };
        using var result = recipe.Run(data);
        foreach (var warning in result.Split.Warnings)
        {
            Console.WriteLine(warning);
        }

        result.Split.Warnings.Should().Contain(warning => warning.Contains("lesion"));
    }

    [Fact]
    public void UseItsData()
    {
        using var data = HamDataset.Open("sample");

        var split = Recipes.SexRelu.Prepare(data);
        using var model = ModelBuilder.FromInput(32, 40).Conv2d(8, activation: Activation.Relu).GlobalAveragePooling().Dense(split.LogitCount).Build(seed: 1);
        Trainer.Fit(model, split.Train, split.Validation, new TrainingOptions { Epochs = 1 });

        model.Labels.Should().Be(Target.Sex.Labels);
    }

    [Fact]
    public void TwoStages()
    {
        using var data = HamDataset.Open("sample");

        using var result = Recipes.AutoencoderLocalization.WithImageSize(32, 40).WithEpochs(1).Run(data);
        Console.WriteLine($"reconstruction loss {result.Pretraining!.Epochs[^1].TrainingLoss:0.000}, then test accuracy {result.Test!.Accuracy:P1}");

        result.Model.Labels.Should().Be(Target.Localization.Labels);
    }

    [Fact]
    public void Published_OptimizersCompared()
    {
        Recipe[] recipes =
        [
            Recipes.Vgg16Balanced(Optimizer.NAdam(1e-3), images: 12_000) with { Name = "NAdam" },
            Recipes.Vgg16Balanced(Optimizer.Adam(1e-3), images: 12_000) with { Name = "Adam" },
            Recipes.Vgg16Balanced(Optimizer.RmsProp(1e-3), images: 12_000) with { Name = "RMSprop" },
        ];

        recipes.Should().OnlyContain(recipe => recipe.Balance!.TotalImages == 9_600);
    }

    [Fact]
    public void Comparison_OfOptimizers()
    {
        using var data = HamDataset.Open("sample");
        var small = Recipes.BaselineCnn.WithEpochs(1).WithImageSize(24, 32);
        Recipe[] recipes = [small with { Name = "Adam" }, small with { Name = "NAdam", Training = small.Training with { Optimizer = Optimizer.NAdam() } }];

        var table = RecipeComparison.Run(recipes, data, result => result.Model.Save($"{result.Recipe.Name}.safetensors"));
        Console.WriteLine(table);

        table.Rows.Select(row => row.Name).Should().Equal("Adam", "NAdam");
        File.Exists("NAdam.safetensors").Should().BeTrue();
    }
}
