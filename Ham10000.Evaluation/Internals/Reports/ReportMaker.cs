using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>Puts a report together, each part computed once.</summary>
internal sealed class ReportMaker(EvaluationReport test, ReportContext context, ReportOptions options)
{
    private readonly ImageSet? _judged = context.Split is { } split ? (split.Test.Count > 0 ? split.Test : split.Validation) : null;

    public Report Make(CancellationToken cancellationToken)
    {
        Check();
        var report = new Report
        {
            Title = options.Title.Length > 0 ? options.Title : context.Curves?.Title ?? "",
            Test = test,
            Validation = context.Validation,
            Curves = context.Curves is { Epochs.Count: > 0 } curves ? curves : null,
            Intervals = options.HasIntervals ? Stage(ReportStage.Intervals, () => ReportParts.Intervals(test, options, cancellationToken)) : null,
            Subgroups = options.HasSubgroups && _judged is not null ? Stage(ReportStage.Subgroups, () => ReportParts.Subgroups(test, _judged, options, cancellationToken)) : null,
            Malignancy = options.HasIntervals ? ReportParts.Malignancy(test, options, cancellationToken) : null,
            Leakage = context.Split?.Leakage,
            Parts = context.Split is null ? [] : PartSummary.Of(context.Split),
            Settings = ReportSettings.Of(test, context, options),
            Versions = ReportVersions.Current(),
            Data = options.Data,
            Date = options.Date,
        };
        var warnings = new List<string>(context.Warnings);
        report = WithMistakes(report, warnings, cancellationToken);
        return report with { Warnings = [.. warnings, .. ReportWarnings.Of(report, context)] };
    }

    private Report WithMistakes(Report report, List<string> warnings, CancellationToken cancellationToken)
    {
        if (options.MistakesPerClass == 0 || _judged is null)
        {
            return report;
        }

        var mistakes = Stage(ReportStage.Mistakes, () => ReportParts.Pictured(test, context.Model, _judged, options, warnings, cancellationToken));
        return report with { Mistakes = mistakes };
    }

    private T Stage<T>(ReportStage stage, Func<T> work)
    {
        options.Progress?.Report(new ReportProgress(stage, 0, 1));
        var result = work();
        options.Progress?.Report(new ReportProgress(stage, 1, 1));
        return result;
    }

    private void Check()
    {
        if (context.Validation is { } validation && !validation.Predictions.Schema.Equals(test.Predictions.Schema))
        {
            throw new ArgumentException($"The test part was evaluated on {test.Predictions.Schema}, the validation part on {validation.Predictions.Schema}. Pass two evaluations of one model.", nameof(context));
        }

        if (_judged is null)
        {
            return;
        }

        var ids = test.Predictions.ImageIds;
        if (_judged.Count != ids.Count)
        {
            throw new ArgumentException($"{ids.Count} images were evaluated, and the part '{_judged.Name}' of the split has {_judged.Count}. Pass the split whose part was evaluated.", nameof(context));
        }

        for (var i = 0; i < ids.Count; i++)
        {
            if (!string.Equals(ids[i], _judged.Records[i].ImageId, StringComparison.Ordinal))
            {
                throw new ArgumentException($"Image {i} that was evaluated is '{ids[i]}', and that of the part '{_judged.Name}' of the split is '{_judged.Records[i].ImageId}'. Pass the split whose part was evaluated.", nameof(context));
            }
        }
    }
}
