using Ham10000.Dataset;
using Ham10000.Models;
using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>Trains a model once per fold and judges each on the images that it never saw.</summary>
/// <remarks>
/// Folds are made by lesion unless the options say otherwise, so that no lesion is trained on and tested. All folds are trained with the same options and seed;
/// what differs between them is the images. With <see cref="CrossValidationOptions.Folder"/> nothing is lost to a killed process: the
/// folder also holds the settings, and a call with others is refused with the differences named.
/// </remarks>
public static class CrossValidator
{
    /// <summary>Selects the recipe's records, divides them into folds, and trains and judges the recipe on each.</summary>
    /// <param name="recipe">The recipe. Its <see cref="Recipe.Split"/> plays no part.</param>
    /// <param name="data">An opened dataset.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Ends the training after its step, with an <see cref="OperationCanceledException"/>. Finished folds stay in the folder.</param>
    /// <returns>The folds' results, and the predictions of all images by models that never saw them.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or the folder holds a cross-validation with other settings; the message names all differences.</exception>
    /// <exception cref="FormatException">A file in the folder is damaged.</exception>
    /// <exception cref="TrainingException">A fold's training failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CrossValidationResult Run(Recipe recipe, HamDataset data, CrossValidationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new CrossValidationOptions();
        return Run(recipe, recipe.Select(data).KFold(options.Folds), options, cancellationToken);
    }

    /// <summary>Trains and judges a recipe on each of the folds.</summary>
    /// <param name="recipe">The recipe. The folds' own target is what is predicted; its <see cref="Recipe.Target"/>, <see cref="Recipe.Cleaning"/> and
    /// <see cref="Recipe.Split"/> play no part.</param>
    /// <param name="folds">The folds, such as <see cref="HamDataset.KFold"/> or <see cref="ImageSet.KFold"/> makes.</param>
    /// <param name="options">Null for the defaults; their <see cref="CrossValidationOptions.Folds"/> play no part.</param>
    /// <param name="cancellationToken">As of the other overload.</param>
    /// <returns>As of the other overload.</returns>
    /// <exception cref="ArgumentException">As of the other overload.</exception>
    /// <exception cref="FormatException">A file in the folder is damaged.</exception>
    /// <exception cref="TrainingException">A fold's training failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CrossValidationResult Run(
        Recipe recipe, CrossValidationSplit folds, CrossValidationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(folds);
        options ??= new CrossValidationOptions();
        var evaluation = options.Evaluation ?? recipe.Evaluation;
        var job = new FoldJob(recipe.Name, evaluation, RunSettings.Of(recipe, folds.Labels, evaluation),
            (split, adapt, judge, token) => RecipeRuns.Train(recipe, split, adapt, judge, token));
        return new FoldRuns(job, folds, options).Run(cancellationToken);
    }

    /// <summary>Trains and judges a model of the caller's making on each of the folds.</summary>
    /// <param name="name">What it is called in tables. A change of what <paramref name="model"/> makes should change it, because a folder knows the architecture by its name and its
    /// layers alone.</param>
    /// <param name="model">Makes the untrained model for a fold. It is disposed when the fold is finished.</param>
    /// <param name="training">How each is trained.</param>
    /// <param name="folds">The folds.</param>
    /// <param name="options">Null for the defaults; their <see cref="CrossValidationOptions.Folds"/> play no part.</param>
    /// <param name="cancellationToken">As of the other overloads.</param>
    /// <returns>As of the other overloads.</returns>
    /// <exception cref="ArgumentException">As of the other overloads.</exception>
    /// <exception cref="FormatException">A file in the folder is damaged.</exception>
    /// <exception cref="TrainingException">A fold's training failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CrossValidationResult Run(
        string name, Func<DataSplit, ImageModel> model, TrainingOptions training, CrossValidationSplit folds, CrossValidationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(folds);
        options ??= new CrossValidationOptions();
        var evaluation = options.Evaluation ?? new();
        var job = new FoldJob(name, evaluation, RunSettings.Of(name, training, evaluation),
            (split, adapt, judge, token) => RecipeRuns.Train(model, split, training, adapt, judge, token));
        return new FoldRuns(job, folds, options).Run(cancellationToken);
    }
}
