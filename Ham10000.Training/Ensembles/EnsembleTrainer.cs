using Ham10000.Dataset;
using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>Trains the members of an ensemble and judges it beside each of them.</summary>
/// <remarks>Members differ in their architecture or their seed (<see cref="Run(IReadOnlyList{Recipe}, DataSplit, EnsembleTrainingOptions?, CancellationToken)"/>), or in the images that they are
/// trained on (<see cref="Run(Recipe, CrossValidationSplit, ImageSet?, EnsembleTrainingOptions?, CancellationToken)"/>). All have the same image size and preprocessing but for mean and deviation.
/// The ensemble says the mean of their probabilities.</remarks>
public static class EnsembleTrainer
{
    /// <summary>Trains every recipe on the same split and makes an ensemble of them.</summary>
    /// <param name="members">At least two recipes. The split's own target is what is predicted; their <see cref="Recipe.Target"/>, <see cref="Recipe.Cleaning"/> and
    /// <see cref="Recipe.Split"/> play no part.</param>
    /// <param name="split">What they are trained, validated and tested on.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Ends the training after its step, with an <see cref="OperationCanceledException"/>. Finished members stay in the folder.</param>
    /// <returns>The ensemble. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">There are fewer than two members, they do not go together, an option is out of range, or the folder holds an ensemble with other settings; the message names all
    /// differences.</exception>
    /// <exception cref="FormatException">A file in the folder is damaged.</exception>
    /// <exception cref="TrainingException">A member's training failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static EnsembleResult Run(
        IReadOnlyList<Recipe> members, DataSplit split, EnsembleTrainingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(split);
        return new EnsembleRun([.. members.Select(recipe => new PlannedMember(recipe.Name, recipe, split))], options ?? new(), split.Validation, split.Test).Run(cancellationToken);
    }

    /// <summary>Trains a recipe once per fold and makes an ensemble of the models, which together have seen all images of the folds.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="folds">The folds, such as <see cref="ImageSet.KFold"/> makes of a training part. Each member is trained without the test part of its fold.</param>
    /// <param name="test">Images that judge members and ensemble, of lesions that no fold has; null for none.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">As of the other overload.</param>
    /// <returns>The ensemble. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">As of the other overload, or lesions of the test images are among the folds'.</exception>
    /// <exception cref="FormatException">A file in the folder is damaged.</exception>
    /// <exception cref="TrainingException">A member's training failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static EnsembleResult Run(
        Recipe recipe, CrossValidationSplit folds, ImageSet? test, EnsembleTrainingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(folds);
        if (test is not null)
        {
            RequireUnseen(folds, test);
        }

        return new EnsembleRun([.. folds.Select((fold, i) => new PlannedMember($"{recipe.Name}, fold {i}", recipe, fold))], options ?? new(), null, test).Run(cancellationToken);
    }

    private static void RequireUnseen(CrossValidationSplit folds, ImageSet test)
    {
        var seen = folds.SelectMany(fold => fold.Train.Records.Concat(fold.Validation.Records)).Select(record => record.LesionId).ToHashSet(StringComparer.Ordinal);
        if (test.Records.Count(record => seen.Contains(record.LesionId)) is > 0 and var known)
        {
            throw new ArgumentException($"{known} of {test.Count} test images show a lesion that members are trained on. Make the folds of a training part alone, with ImageSet.KFold.", nameof(test));
        }
    }
}
