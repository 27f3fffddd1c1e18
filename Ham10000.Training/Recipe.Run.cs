using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;
using Microsoft.Extensions.Logging;

namespace Ham10000.Training;

public sealed partial record Recipe
{
    /// <summary>Prepares the data as <see cref="Prepare"/> does, builds the model, trains it, and evaluates it on the validation and the test part.</summary>
    /// <param name="data">An opened dataset.</param>
    /// <param name="cancellationToken">Ends the training between two steps; the result then has no evaluations. In a first stage there is no result yet.</param>
    /// <returns>The model with its history, its evaluations and what was left out of the data. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="PretrainedWeightsNotFoundException">There are no weights for the backbone.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the training or in its first stage.</exception>
    public RecipeResult Run(HamDataset data, CancellationToken cancellationToken = default)
    {
        var selected = Select(data);
        if (Training.Logger is { } logger)
        {
            logger.LogInformation("{Recipe} uses {Kept} of {Rows} rows; left out: {Counts}", Name, selected.Report.Kept, selected.Report.Rows,
                string.Join(", ", selected.Report.Counts.Select(count => $"{count.Key} {count.Value}")));
        }

        return Run(Divide(selected, cancellationToken), selected.Report, cancellationToken);
    }

    /// <summary>Builds the model, trains it on a split and evaluates it on the validation and the test part. The split's own target is what is
    /// predicted; <see cref="Target"/>, <see cref="Split"/> and <see cref="Balance"/> play no part.</summary>
    /// <param name="split">The split; an empty validation or test part is left out.</param>
    /// <param name="cancellationToken">Ends the training between two steps; the result then has no evaluations. In a first stage there is no result yet.</param>
    /// <returns>The model with its history and evaluations. The caller disposes it.</returns>
    /// <exception cref="PretrainedWeightsNotFoundException">There are no weights for the backbone.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the training or in its first stage.</exception>
    public RecipeResult Run(DataSplit split, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(split);
        return Run(split, report: null, cancellationToken);
    }

    private RecipeResult Run(DataSplit split, DatasetReport? report, CancellationToken cancellationToken)
    {
        // Before the hours of training, not after them.
        Evaluation.Validate(nameof(Evaluation));
        var model = Build(split.ClassCount);
        try
        {
            var first = Pretraining is null ? null : Pretrain(model, split, Pretraining, cancellationToken);
            var history = Fit(model, split, Training, Name, cancellationToken);
            return new RecipeResult
            {
                Recipe = this,
                Split = split,
                Report = report,
                Model = model,
                Pretraining = first,
                History = history,
                Validation = Evaluate(model, split.Validation, Evaluation, cancellationToken),
                Test = Evaluate(model, split.Test, Evaluation, cancellationToken),
            };
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private TrainingHistory Fit(ImageModel model, DataSplit split, TrainingOptions options, string title, CancellationToken cancellationToken) =>
        Trainer.Fit(model, split.Train, split.Validation.Count > 0 ? split.Validation : null, options with { Preprocessing = Preprocessing }, cancellationToken) with { Title = title };

    private static EvaluationReport? Evaluate(ImageModel model, ImageSet set, EvaluationOptions evaluation, CancellationToken cancellationToken)
    {
        if (set.Count == 0 || cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        try
        {
            return Evaluator.Evaluate(model, set, evaluation, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
