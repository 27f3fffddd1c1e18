using Ham10000.Evaluation;
using Ham10000.Training;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Ham10000.LiveDisplay.Internals;

/// <summary>What is shown of a fit.</summary>
internal static class LiveView
{
    private const int EpochsShown = 5;
    private const int BarWidth = 40;

    internal static IRenderable Of(TrainingContext context, string? name, TimeSpan elapsed)
    {
        var rows = new List<IRenderable>
        {
            new Markup($"{Bar(Share(context.TotalSteps, context.TotalStepsPlanned), "green")}  {Epoch(context)}  {Text($"{100 * Share(context.TotalSteps, context.TotalStepsPlanned):0.0} %")}"),
            new Markup($"{Bar(Share(context.Step, context.StepsPerEpoch), "blue")}  {Text($"step {context.Step}/{context.StepsPerEpoch}")}"),
            new Markup(Text($"{context.ImagesPerSecond:0} images/s   rate {context.LearningRate:g3}   {Time(elapsed)} so far   {(context.TimeLeft is { } left ? Time(left) : "-")} left")),
            new Markup(Text($"loss {context.RunningLoss:0.0000}") + (double.IsNaN(context.RunningAccuracy) ? "" : Text($"   accuracy {100 * context.RunningAccuracy:0.0} %"))),
        };
        if (context.Records.Count > 0)
        {
            rows.Add(Epochs(context));
        }

        if ((context.Failure?.Message ?? context.StopReason) is { } end)
        {
            rows.Add(new Markup((context.Failure is null ? "[yellow]" : "[red]") + Markup.Escape(end) + "[/]"));
        }

        var panel = new Panel(new Rows(rows)) { Border = BoxBorder.Rounded };
        return string.IsNullOrEmpty(name) ? panel : panel.Header(Markup.Escape($" {name} "));
    }

    /// <summary>The best epoch by the validation's balanced accuracy, else by the least loss there is.</summary>
    internal static EpochRecord? Best(IReadOnlyList<EpochRecord> records) =>
        records.All(r => r.ValidationBalancedAccuracy is not null and not double.NaN)
            ? records.MaxBy(r => r.ValidationBalancedAccuracy)
            : records.MinBy(r => r.ValidationLoss ?? r.TrainingLoss);

    private static Table Epochs(TrainingContext context)
    {
        var best = Best(context.Records);
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in new[] { "epoch", "loss", "validation loss", "balanced", "rate", "seconds" })
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        var shown = context.Records.TakeLast(EpochsShown).ToList();
        if (best is not null && !shown.Contains(best))
        {
            shown.Insert(0, best);
        }

        foreach (var r in shown)
        {
            string[] cells =
            [
                Text($"{(r == best ? "best " : "")}{r.Epoch}"), Text($"{r.TrainingLoss:0.0000}"), Text($"{r.ValidationLoss:0.0000}"),
                r.ValidationBalancedAccuracy is null ? "" : Text($"{100 * r.ValidationBalancedAccuracy:0.0} %"), Text($"{r.LearningRate:g3}"), Text($"{r.Seconds:0.0}"),
            ];
            table.AddRow([.. cells.Select(cell => new Markup(r == best ? $"[green]{cell}[/]" : cell))]);
        }

        return table;
    }

    private static string Epoch(TrainingContext context) => Text($"epoch {context.Epoch}/{context.Options.Epochs}");

    private static double Share(long done, long all) => all == 0 ? 0 : Math.Clamp((double)done / all, 0, 1);

    private static string Bar(double share, string color)
    {
        var full = (int)Math.Round(share * BarWidth);
        return $"[{color}]{new string('━', full)}[/][grey]{new string('━', BarWidth - full)}[/]";
    }

    private static string Time(TimeSpan time) => Text($"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
