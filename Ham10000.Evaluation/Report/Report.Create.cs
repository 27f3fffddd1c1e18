using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <content>How a report is made.</content>
public sealed partial record Report
{
    /// <summary>Evaluates a model on the test and the validation part, once each, and puts together all that a reader asks for.</summary>
    /// <remarks>Nothing is fitted here, and the model is left in the mode it was in. Where the split has no test part the model is judged by the validation
    /// part, and a warning says so. A mistake that cannot be explained costs its picture, never the report.</remarks>
    /// <param name="model">A model that predicts classes and knows its task.</param>
    /// <param name="split">The images that the model was trained and is to be judged on.</param>
    /// <param name="curves">How the training went; a <c>TrainingHistory</c> is one, and brings the training's settings. Null where it is not known.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The split has neither a test nor a validation part, its labels are not the model's, or an option is out of
    /// range; the message names all problems of the options.</exception>
    /// <exception cref="InvalidOperationException">The model has no task yet, reconstructs images, or gives outputs that are not finite; or the curves' epochs
    /// do not ascend.</exception>
    public static Report Create(
        ImageModel model, DataSplit split, LearningCurves? curves = null, ReportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(split);
        options ??= new ReportOptions();
        options.Validate(nameof(options));
        if (split.Test.Count == 0 && split.Validation.Count == 0)
        {
            throw new ArgumentException("The split has images for training only. Give it a test or a validation part to judge the model by.", nameof(split));
        }

        var test = split.Test.Count == 0 ? null : Evaluate(model, split.Test, ReportStage.Test, options, cancellationToken);
        var validation = split.Validation.Count == 0 ? null : Evaluate(model, split.Validation, ReportStage.Validation, options, cancellationToken);
        return Of((test ?? validation)!, new ReportContext { Validation = test is null ? null : validation, Curves = curves, Split = split, Model = model }, options, cancellationToken);
    }

    /// <summary>Puts a report together from what was evaluated before; nothing is evaluated again.</summary>
    /// <param name="test">How well the model does on the part that it is judged by.</param>
    /// <param name="context">What else is known of the run; null for nothing.</param>
    /// <param name="options">Null for the defaults; how to evaluate plays no part, but how intervals are drawn does.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The images of the split's part are not those that were evaluated, the evaluations are of different
    /// classes, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The curves' epochs do not ascend.</exception>
    public static Report Of(EvaluationReport test, ReportContext? context = null, ReportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(test);
        options ??= new ReportOptions();
        options.Validate(nameof(options));
        return new ReportMaker(test, context ?? new ReportContext(), options).Make(cancellationToken);
    }

    private static EvaluationReport Evaluate(ImageModel model, ImageSet set, ReportStage stage, ReportOptions options, CancellationToken cancellationToken)
    {
        var progress = options.Progress is { } receiver ? new StageProgress(receiver, stage, options.Evaluation.Progress) : options.Evaluation.Progress;
        return Evaluator.Evaluate(model, set, options.Evaluation with { Progress = progress }, cancellationToken);
    }

    private sealed class StageProgress(IProgress<ReportProgress> receiver, ReportStage stage, IProgress<EvaluationProgress>? other) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value)
        {
            receiver.Report(new ReportProgress(stage, value.Done, value.Total));
            other?.Report(value);
        }
    }
}
