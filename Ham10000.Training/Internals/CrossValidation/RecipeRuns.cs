using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;

namespace Ham10000.Training.Internals;

/// <summary>Trains recipes and models as parts of a cross-validation or an ensemble.</summary>
internal static class RecipeRuns
{
    internal static TrainedRun Train(Recipe recipe, DataSplit split, AdaptOptions adapt, EvaluationOptions evaluation, CancellationToken cancellationToken)
    {
        RequireNoFolder(recipe.Training);
        RequireNoFolder(recipe.Pretraining?.Training);
        var adapted = recipe with
        {
            Training = adapt(recipe.Training, isFirstStage: false),
            Pretraining = recipe.Pretraining is null ? null : recipe.Pretraining with { Training = adapt(recipe.Pretraining.Training, isFirstStage: true) },
            Evaluation = evaluation,
        };
        var result = adapted.Run(recipe.Balanced(split, cancellationToken), cancellationToken);
        return Finished(new TrainedRun(result.Model, result.History, result.TrainingTime, result.Validation, result.Test), cancellationToken);
    }

    internal static TrainedRun Train(
        Func<DataSplit, ImageModel> make, DataSplit split, TrainingOptions options, AdaptOptions adapt, EvaluationOptions evaluation, CancellationToken cancellationToken)
    {
        RequireNoFolder(options);
        evaluation.Validate(nameof(evaluation));
        var model = make(split);
        try
        {
            var history = Trainer.Fit(model, split.Train, split.Validation.Count > 0 ? split.Validation : null, adapt(options, isFirstStage: false), cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            return new TrainedRun(model, history, TimeSpan.FromSeconds(history.TotalSeconds), Judge(split.Validation), Judge(split.Test));
        }
        catch
        {
            model.Dispose();
            throw;
        }

        EvaluationReport? Judge(ImageSet set) => set.Count == 0 ? null : Evaluator.Evaluate(model, set, evaluation, cancellationToken);
    }

    // A run that was cancelled has no evaluation; its checkpoint stays.
    private static TrainedRun Finished(TrainedRun run, CancellationToken cancellationToken)
    {
        if (run.History.StopCause != StopCause.Cancelled && !cancellationToken.IsCancellationRequested)
        {
            return run;
        }

        run.Dispose();
        throw new OperationCanceledException(run.History.StopReason, cancellationToken);
    }

    private static void RequireNoFolder(TrainingOptions? options)
    {
        if (options?.Checkpoints is not null)
        {
            throw new ArgumentException("TrainingOptions.Checkpoints names the folder of one fit, and several models are trained. Leave it null, and set the folder of the cross-validation or the ensemble.");
        }
    }
}
