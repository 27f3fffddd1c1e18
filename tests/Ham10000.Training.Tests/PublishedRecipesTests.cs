using Ham10000.Dataset;

namespace Ham10000.Training.Tests;

public class PublishedRecipesTests
{
    private static readonly Optimizer Adam = Optimizer.Adam(1e-3, epsilon: 1e-7);

    public static TheoryData<string, string, int, bool> Table => new()
    {
        { "Vgg16Dense", "dx", 224, true },
        { "Vgg16Adam", "dx", 64, true },
        { "Vgg16NAdam", "dx", 64, true },
        { "Vgg16RmsProp", "dx", 64, true },
        { "Vgg16Pooled", "dx", 128, true },
        { "BaselineCnn", "dx", 128, false },
        { "FullyConnected", "dx", 128, false },
        { "MobileNetPatient", "dx", 128, true },
        { "SexRelu", "sex", 128, false },
        { "SexTanh", "sex", 128, false },
        { "SexL2", "sex", 128, false },
        { "SexBatchNorm", "sex", 128, false },
        { "FullyConnectedDxType", "dx_type", 128, false },
        { "ResNet50DxType", "dx_type", 128, true },
        { "DenseNet121Localization", "localization", 128, true },
        { "AutoencoderLocalization", "localization", 128, false },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Find_EachName_IsForTheTargetAndSizeOfTheTable(string name, string target, int size, bool hasBackbone)
    {
        var recipe = Recipes.Find(name.ToUpperInvariant());

        recipe.Name.Should().Be(name);
        recipe.Target.Name.Should().Be(target);
        recipe.HasBackbone.Should().Be(hasBackbone);
        recipe.Cleaning.Should().BeNull("only records without a class are left out");
        recipe.Preprocessing.Should().Be(new Preprocessing { Height = size, Width = size, Standardization = Standardization.UnitRange });
        (recipe.Training.Epochs, recipe.Training.BatchSize, recipe.Training.Augmentation).Should().Be((10, 32, Augmentation.None));
        recipe.Description.Should().NotBeEmpty();
    }

    [Fact]
    public void Published_HoldsTheTable_AndNoneOfTheSeven()
    {
        Recipes.Published.Select(r => r.Name).Should().Equal(Table.Select(row => (string)row[0]));
        Recipes.All.Should().HaveCount(7).And.NotContain(recipe => Recipes.Published.Any(other => other.Name == recipe.Name));
    }

    [Fact]
    public void Optimizers_AreTheComparedOnesForTheFamilyAndAdamForTheOthers()
    {
        Recipes.Vgg16NAdam.Training.Optimizer.Should().Be(Optimizer.NAdam(1e-3, epsilon: 1e-7));
        Recipes.Vgg16RmsProp.Training.Optimizer.Should().Be(Optimizer.RmsProp(1e-3, smoothing: 0.9, epsilon: 1e-7));
        Recipes.Published.Where(r => r.Name is not ("Vgg16NAdam" or "Vgg16RmsProp")).Should().OnlyContain(r => r.Training.Optimizer == Adam);
    }

    [Fact]
    public void Splits_AreByLesion_WithTheSharesOfTheDescriptions()
    {
        Recipes.Published.Should().OnlyContain(r => r.Split.Unit == SplitUnit.Lesion);
        Shares(Recipes.Vgg16Dense).Should().Be((0.8, 0.2, 0));
        Shares(Recipes.Vgg16Adam).Should().Be((0.8, 0, 0.2));
        Recipes.Published.Where(r => !r.Name.StartsWith("Vgg16", StringComparison.Ordinal)).Should().OnlyContain(r => r.Split == Recipes.Cnn.Split);
    }

    [Theory]
    [InlineData(42_650, 34_120)]
    [InlineData(12_000, 9_600)]
    public void Vgg16Balanced_OfSoManyImages_TrainsOnFourFifthsOfThem(int images, int training) =>
        Recipes.Vgg16Balanced(Optimizer.Sgd(0.1), images).Balance.Should().Be(new BalanceOptions
        {
            TotalImages = training,
            Height = 64,
            Width = 64,
            LargerClasses = LargerClasses.Undersample,
        });

    [Fact]
    public void Vgg16Balanced_OfTooFewImages_Throws() =>
        FluentActions.Invoking(() => Recipes.Vgg16Balanced(Adam, images: 9)).Should().Throw<ArgumentOutOfRangeException>();

    private static (double Train, double Validation, double Test) Shares(Recipe recipe) => (recipe.Split.Train, recipe.Split.Validation, recipe.Split.Test);

    [Fact]
    public void WithImageSize_OfABalancedRecipe_WritesTheBalancedImagesInThatSize()
    {
        var recipe = Recipes.Vgg16Adam.WithImageSize(96, 128);

        (recipe.Balance!.Height, recipe.Balance.Width).Should().Be((96, 128));
        var originals = Recipes.Vgg16Adam with { Balance = recipe.Balance with { Height = null, Width = null } };
        originals.WithImageSize(96, 128).Balance.Should().Be(originals.Balance);
    }
}
