using Ham10000.Dataset;
using Ham10000.Evaluation;

namespace Ham10000.Training;

/// <summary>Runs several recipes on the same data and sets their results side by side.</summary>
public static class RecipeComparison
{
    /// <summary>Runs the recipes one after the other. Each prepares the data as it says; all are judged by the same images.</summary>
    /// <param name="recipes">At least one; all for the same target and with the same <see cref="Recipe.Cleaning"/> and <see cref="Recipe.Split"/>.</param>
    /// <param name="data">An opened dataset.</param>
    /// <param name="finished">Receives each result before its model is disposed, such as to save it; null for nothing.</param>
    /// <param name="cancellationToken">Ends the training after its step; the table then holds the recipes that were run until there.</param>
    /// <returns>A table with a row per recipe, in their order.</returns>
    /// <exception cref="ArgumentException">There is no recipe, one is null, or they predict different targets, clean or split differently.</exception>
    /// <exception cref="Models.PretrainedWeightsNotFoundException">There are no weights for a backbone.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the first recipe was run.</exception>
    public static ComparisonTable Run(
        IEnumerable<Recipe> recipes, HamDataset data, Action<RecipeResult>? finished = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recipes);
        ArgumentNullException.ThrowIfNull(data);
        Recipe[] all = [.. recipes];
        Check(all);
        var rows = new List<ComparisonRow>();
        foreach (var recipe in all.TakeWhile(_ => !cancellationToken.IsCancellationRequested))
        {
            using var result = recipe.Run(data, cancellationToken);
            if (result.History.StopCause != StopCause.Cancelled && !cancellationToken.IsCancellationRequested)
            {
                rows.Add(result.ToComparisonRow());
                finished?.Invoke(result);
            }
        }

        return rows.Count > 0 ? new ComparisonTable(rows) : throw new OperationCanceledException(cancellationToken);
    }

    private static void Check(Recipe[] recipes)
    {
        if (recipes.Length == 0)
        {
            throw new ArgumentException("There is no recipe to compare. Expected at least one, such as Recipes.Vgg16Adam.");
        }

        if (Array.FindIndex(recipes, recipe => recipe is null) is >= 0 and var missing)
        {
            throw new ArgumentException($"Recipe {missing} of {recipes.Length}, counted from 0, is null. Leave it out, or pass one such as Recipes.MobileNet.", nameof(recipes));
        }

        var first = recipes[0];
        foreach (var other in recipes.Skip(1))
        {
            var what = other.Split != first.Split ? $"splits otherwise than {first.Name}"
                : !other.Target.Labels.Equals(first.Target.Labels) ? $"predicts {other.Target.Name} and {first.Name} {first.Target.Name}"
                : other.Cleaning != first.Cleaning ? $"leaves out other records than {first.Name}"
                : null;
            if (what is not null)
            {
                throw new ArgumentException($"{other.Name} {what}, so their figures cannot be compared. Give them the same Target, Cleaning and Split.");
            }
        }
    }
}
