using Ham10000.Dataset;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public sealed class RecipeComparisonTests(SmallSample sample)
{
    private static Recipe Small => Recipes.BaselineCnn.WithImageSize(24, 32).WithEpochs(1);

    private static Recipe With(string name, Optimizer optimizer) => Small with { Name = name, Training = Small.Training with { Optimizer = optimizer, Threads = 1 } };

    [Fact]
    public void Run_TwoRecipes_GivesARowForEachInOrder()
    {
        var seen = new List<string>();

        var table = RecipeComparison.Run([With("adam", Optimizer.Adam()), With("nadam", Optimizer.NAdam())], sample.Data, result => seen.Add(result.Recipe.Name));

        table.Rows.Select(row => row.Name).Should().Equal("adam", "nadam").And.Equal(seen);
        table.Rows.Should().OnlyContain(row => row.TestAccuracy >= 0 && row.TestLoss > 0);
    }

    [Fact]
    public void Run_CancelledInTheSecond_KeepsTheFirst()
    {
        using var stop = new CancellationTokenSource();

        var table = RecipeComparison.Run([With("first", Optimizer.Adam()), With("second", Optimizer.Adam())], sample.Data, _ => stop.Cancel(), stop.Token);

        table.Rows.Select(row => row.Name).Should().Equal("first");
    }

    [Fact]
    public void Run_CancelledBefore_Throws() =>
        FluentActions.Invoking(() => RecipeComparison.Run([Small], sample.Data, cancellationToken: new CancellationToken(true))).Should().Throw<OperationCanceledException>();

    [Fact]
    public void Run_NoRecipe_SaysSo() =>
        FluentActions.Invoking(() => RecipeComparison.Run([], sample.Data)).Should().Throw<ArgumentException>()
            .WithMessage("There is no recipe to compare. Expected at least one, such as Recipes.Vgg16Adam.");

    [Fact]
    public void Run_NullAmongTheRecipes_SaysWhich() =>
        FluentActions.Invoking(() => RecipeComparison.Run([Small, null!], sample.Data)).Should().Throw<ArgumentException>()
            .WithMessage("Recipe 1 of 2, counted from 0, is null. Leave it out, or pass one such as Recipes.MobileNet. (Parameter 'recipes')");

    [Fact]
    public void Run_DifferentTargets_SaysSo() =>
        FluentActions.Invoking(() => RecipeComparison.Run([Small, Recipes.SexRelu], sample.Data)).Should().Throw<ArgumentException>()
            .WithMessage("SexRelu predicts sex and BaselineCnn dx, so their figures cannot be compared. Give them the same Target, Cleaning and Split.");

    [Fact]
    public void Run_DifferentSplits_SaysSo() =>
        FluentActions.Invoking(() => RecipeComparison.Run([Small, Small with { Name = "Other", Split = SplitOptions.ByLesion(seed: 5) }], sample.Data)).Should().Throw<ArgumentException>()
            .WithMessage("Other splits otherwise than BaselineCnn, so their figures cannot be compared. Give them the same Target, Cleaning and Split.");

    [Fact]
    public void Run_DifferentCleaning_SaysSo() =>
        FluentActions.Invoking(() => RecipeComparison.Run([Recipes.Cnn, Recipes.BaselineCnn], sample.Data)).Should().Throw<ArgumentException>()
            .WithMessage("BaselineCnn leaves out other records than Cnn, so their figures cannot be compared. Give them the same Target, Cleaning and Split.");
}
