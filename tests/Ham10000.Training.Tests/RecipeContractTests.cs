using System.Reflection;

namespace Ham10000.Training.Tests;

/// <summary>The contract over the network of every recipe. One that is listed in <see cref="RecipeModels.All"/> is covered.</summary>
public sealed class RecipeContractTests : ModelContractTests<RecipeModels>
{
    [Fact]
    public void Catalogues_HoldEveryRecipe() =>
        Recipes.All.Concat(Recipes.Published).Concat(Recipes.Own).Select(recipe => recipe.Name).Should().BeEquivalentTo(
            typeof(Recipes).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(Recipe)).Select(property => property.Name));

    [Fact]
    public void List_HoldsEveryRecipe() =>
        RecipeModels.All.Keys.Should().BeEquivalentTo(Recipes.All.Concat(Recipes.Published).Concat(Recipes.Own).Select(recipe => recipe.Name));
}
