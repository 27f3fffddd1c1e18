using Ham10000.Dataset;
using Ham10000.Evaluation;

namespace Ham10000.Training;

public sealed partial record Recipe
{
    /// <summary>Builds the model, trains it on a split and evaluates it on the validation and the test part.</summary>
    /// <param name="split">The split; an empty validation part is left out.</param>
    /// <param name="cancellationToken">Ends the training between two steps; the result then has no evaluations.</param>
    /// <returns>The model with its history and evaluations. The caller disposes it.</returns>
    /// <exception cref="Models.PretrainedWeightsNotFoundException">There are no weights for the backbone.</exception>
    public RecipeResult Run(DataSplit split, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(split);
        var validation = split.Validation.Count > 0 ? split.Validation : null;
        var model = Build(split.ClassCount);
        try
        {
            var options = Training with { Preprocessing = Preprocessing };
            var history = Trainer.Fit(model, split.Train, validation, options, cancellationToken) with { Title = Name };
            return new RecipeResult
            {
                Recipe = this,
                Model = model,
                History = history,
                Validation = validation is null ? null : Evaluate(model, validation, cancellationToken),
                Test = Evaluate(model, split.Test, cancellationToken),
            };
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private static EvaluationReport? Evaluate(Models.ImageModel model, ImageSet set, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        try
        {
            return Evaluator.Evaluate(model, set, null, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
