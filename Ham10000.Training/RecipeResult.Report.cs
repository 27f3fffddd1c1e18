using Ham10000.Evaluation;
using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <content>The result as a report.</content>
public sealed partial class RecipeResult
{
    /// <summary>Puts the result together as a report, with the settings that repeat it. Nothing is evaluated again; intervals are drawn, and mistakes explained by
    /// the model, which must not be disposed yet.</summary>
    /// <param name="options">Null for the defaults, with the intervals of <see cref="Recipe.Evaluation"/>. Without a title it is the recipe's name.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The report; of a recipe without a test part it judges by the validation part and says so.</returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="InvalidOperationException">There is no evaluation: the run was cancelled, or has neither a test nor a validation part.</exception>
    public Report ToReport(ReportOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new ReportOptions { Evaluation = Recipe.Evaluation };
        if ((Split.Test.Count > 0 ? Test : Validation) is not { } judged)
        {
            throw new InvalidOperationException(Split.Test.Count + Split.Validation.Count == 0
                ? $"{Recipe.Name} was given no images to judge it by. Give the split a test or a validation part."
                : $"{Recipe.Name} was cancelled before it was judged ({History.StopReason.TrimEnd('.')}). Evaluate the model with Report.Create, or run the recipe to its end.");
        }

        // Not evaluated again, so the views are those of the run.
        var evaluation = options.Evaluation is null ? null : options.Evaluation with { TestTimeAugmentation = Recipe.Evaluation.TestTimeAugmentation };
        return Evaluation.Report.Of(judged, new ReportContext
        {
            Validation = ReferenceEquals(judged, Validation) ? null : Validation,
            Curves = History,
            Split = Split,
            Model = Model,
            Settings = [.. RecipeSettings.Of(this)],
            Warnings = [.. Pretraining?.Warnings ?? [], .. History.Warnings, .. StopWarnings()],
        }, options with { Title = options.Title is { Length: 0 } ? Recipe.Name : options.Title!, Evaluation = evaluation! }, cancellationToken);
    }

    private IEnumerable<string> StopWarnings()
    {
        if (History.StopCause == StopCause.Cancelled)
        {
            yield return $"The training was cancelled before its end: {History.StopReason}";
        }
    }
}
