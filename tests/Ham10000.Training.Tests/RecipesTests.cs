using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Training.Tests;

public class RecipesTests
{
    public static TheoryData<string, double, int, string, bool, bool> Table => new()
    {
        { "NeuralNetwork", 7.5e-4, 50, "none", false, false },
        { "Cnn", 1e-4, 50, "none", false, false },
        { "CnnAugmented", 1e-4, 50, "standard", true, false },
        { "MobileNet", 1e-4, 50, "standard", true, true },
        { "ResNet50", 1e-4, 50, "standard", true, true },
        { "DenseNet121", 1e-4, 50, "standard", true, true },
        { "MobileNetEnhanced", 1e-3, 500, "strong", true, true },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Find_EachName_TrainsAsTheTableSays(string name, double rate, int epochs, string augmentation, bool plateau, bool hasBackbone)
    {
        var recipe = Recipes.Find(name.ToLowerInvariant());

        recipe.Name.Should().Be(name);
        recipe.HasBackbone.Should().Be(hasBackbone);
        (recipe.Target, recipe.Balance).Should().Be((Target.Diagnosis, null));
        recipe.Cleaning.Should().Be(new CleanOptions());
        recipe.Split.Should().Be(SplitOptions.ByLesion(train: 0.675, validation: 0.075, test: 0.25, seed: 123));
        recipe.Preprocessing.Should().Be(new Preprocessing { Height = 100, Width = 125 });
        recipe.Training.Optimizer.Should().Be(Optimizer.Adam(rate, epsilon: 1e-8));
        recipe.Training.BatchSize.Should().Be(10);
        recipe.Training.Epochs.Should().Be(epochs);
        recipe.Training.Augmentation.Should().Be(
            augmentation switch { "none" => Augmentation.None, "standard" => Augmentation.Standard, _ => Augmentation.Strong });
        if (plateau)
        {
            recipe.Training.Callbacks.Should().ContainSingle().Which.Should().BeEquivalentTo(
                new { Monitored = Metric.ValidationAccuracy, PatienceEpochs = 5, Factor = 0.5, MinimumLearningRate = 1e-5, MinimumDelta = 1e-4 });
        }
        else
        {
            recipe.Training.Callbacks.Should().BeEmpty();
        }
    }

    [Fact]
    public void All_HoldsTheSevenOfTheTable() =>
        Recipes.All.Select(r => r.Name).Should().Equal(Table.Select(row => (string)row[0]));

    [Fact]
    public void Best_AimsAtBalancedAccuracyAndChoosesNothingByAValidationSet()
    {
        var best = Recipes.Find("best");

        Recipes.Own.Select(recipe => recipe.Name).Should().Equal("Best");
        (best.Cleaning, best.Balance, best.Split).Should().Be((null, null, Recipes.MobileNet.Split));
        best.Preprocessing.Should().Be(new Preprocessing { Height = 150, Width = 150, Resize = ResizeMode.CenterCrop, Standardization = Standardization.SymmetricUnitRange });
        best.Training.Loss.Should().Be(Loss.LogitAdjusted() with { LabelSmoothing = 0.05 });
        best.Training.MovingAverage.Should().Be(new MovingAverage { Decay = 0.998 });
        best.Training.Callbacks.Should().ContainSingle().Which.Should().BeOfType<CosineAnnealing>().Which.Monitored.Should().BeNull();
        best.Evaluation.TestTimeAugmentation.Should().Be(TestTimeAugmentation.Dihedral);
        // Turned or mirrored views are nothing new to a model that was trained so.
        (best.Training.Augmentation.RotationDegrees, best.Training.Augmentation.HorizontalFlip, best.Training.Augmentation.VerticalFlip).Should().Be((180, true, true));
    }

    [Fact]
    public void Find_UnknownName_ListsTheNames() =>
        FluentActions.Invoking(() => Recipes.Find("VGG")).Should().Throw<ArgumentException>().WithMessage(
            "'VGG' is not a recipe. Expected one of: NeuralNetwork, Cnn, CnnAugmented, MobileNet, ResNet50, DenseNet121, MobileNetEnhanced, "
            + "Vgg16Dense, Vgg16Adam, Vgg16NAdam, Vgg16RmsProp, Vgg16Pooled, BaselineCnn, FullyConnected, MobileNetPatient, SexRelu, SexTanh, SexL2, SexBatchNorm, "
            + "FullyConnectedDxType, ResNet50DxType, DenseNet121Localization, AutoencoderLocalization, Best.");

    [Fact]
    public void With_ReplacesAnyPart()
    {
        var recipe = Recipes.MobileNet.WithEpochs(3).WithImageSize(64, 80) with { Name = "Mine" };

        recipe.Training.Epochs.Should().Be(3);
        (recipe.Preprocessing.Height, recipe.Preprocessing.Width).Should().Be((64, 80));
        recipe.ToString().Should().Be("Mine");
        Recipes.MobileNet.Training.Epochs.Should().Be(50, "the catalogue's own value does not change");
    }
}
