using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Training;

namespace Ham10000.BestBench;

/// <summary>A recipe that was trained on one set and judged by another.</summary>
internal sealed record Run(Recipe Recipe, TrainingHistory History, EvaluationReport Report)
{
    /// <summary>Trains and judges. With a folder, a killed run goes on where it was, and a finished one is read back.</summary>
    public static Run Of(Recipe recipe, ImageSet training, ImageSet? validation, ImageSet judgedBy, string? folder)
    {
        var options = recipe.Training with
        {
            Preprocessing = recipe.Preprocessing,
            Checkpoints = folder is null ? null : new CheckpointOptions { Folder = folder, Resume = true },
            Callbacks = [.. recipe.Training.Callbacks, new ConsoleProgress(recipe.Name)],
        };
        using var model = recipe.Build(training.Labels.ClassCount);
        if (folder is null)
        {
            Console.Write(Trainer.Plan(model, training, validation, options));
        }

        var history = Trainer.Fit(model, training, validation, options);
        if (folder is not null)
        {
            model.Save(Path.Combine(folder, "model.safetensors"));
        }

        return new Run(recipe, history, Evaluator.Evaluate(model, judgedBy, recipe.Evaluation));
    }

    public override string ToString()
    {
        var time = TimeSpan.FromSeconds(History.TotalSeconds);
        return FormattableString.Invariant($"{Recipe.Name}: {History.Epochs.Count} epochs in {(int)time.TotalMinutes}:{time:ss} min, {History.Threads} threads, {History.Precision}; ")
            + FormattableString.Invariant($"{Report.SetName}, {Report.Predictions.Count:N0} images of {Report.LesionCount:N0} lesions: balanced accuracy {Report.BalancedAccuracyInterval}, accuracy {Report.Accuracy:F3}\n{Report.ClassificationReport}");
    }
}
