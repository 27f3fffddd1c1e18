using System.Globalization;
using System.Text;

namespace Ham10000.Training;

public sealed partial record TrainingPlan
{
    /// <summary>The plan for a console: what runs, a line per part, memory, time, what is cached, and the warnings.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture,
            $"{Model}: {Count(Epochs, "epoch")} of {Count(StepsPerEpoch, "step")}, {ImagesPerStep:N0} images each ({ImagesPerEpoch:N0} an epoch)");
        text.Append(ValidationImages is { } images ? Text($", judged on {images:N0} validation images") : ", without validation").Append('\n');
        AppendParts(text);
        text.Append(Text($"{Optimizer}, {Precision.ToString().ToLowerInvariant()} on {Device}, {Count(Threads, "thread")}\n"));
        text.Append($"memory: {MemoryText()}\n").Append($"time: {TimeText()}\n");
        foreach (var line in Cached.Select(cached => $"cached: {cached}\n").Concat(Warnings.Select(warning => $"Warning: {warning}\n")))
        {
            text.Append(line);
        }

        return text.ToString();
    }

    private void AppendParts(StringBuilder text)
    {
        string[][] rows =
        [
            ["part", "layers", "parameters", "trained", "frozen"],
            .. Parts.Select(part => new[] { part.Name, Text($"{part.Layers}"), Text($"{part.ParameterCount:N0}"), Text($"{part.TrainableParameterCount:N0}"), Text($"{part.FrozenParameterCount:N0}") }),
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(row => row[c].Length)).ToArray();
        for (var i = 0; i < rows.Length; i++)
        {
            text.AppendJoin("  ", rows[i].Select((cell, c) => c == 0 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c])));
            text.Append(i > 0 && Parts[i - 1] is { FirstTrained: { } first, FrozenParameterCount: > 0 } ? $"  trained from {first}\n" : "\n");
        }
    }

    private string MemoryText()
    {
        var known = $"weights {Size(Memory.Weights)}, gradients {Size(Memory.Gradients)}, optimiser {Size(Memory.Moments)}{(Memory.Average == 0 ? "" : $", average {Size(Memory.Average)}")}, batches {Size(Memory.Batches)}";
        return Memory is { MeasuredSteps: { } steps, MeasuredResident: { } resident } ? $"{known}; the measured steps took {Size(steps)}, to {Size(resident)} resident" : $"{known}; not measured";
    }

    private string TimeText() => Time is not { } time ? "not measured" : Text($"{time.StepSeconds * 1e3:0.#} ms a step (median of {time.MeasuredSteps}), {ImagesPerStep / time.StepSeconds:0} images/s; ")
        + Text($"{time.EpochSeconds:0.#} s an epoch{(ValidationImages is null ? "" : Text($", {time.ValidationSeconds:0.#} s of it validation"))}; {Duration(time.Total)} in all");

    private static string Duration(TimeSpan time) => time.TotalMinutes < 2 ? Text($"{time.TotalSeconds:0} s") : time.TotalHours < 2 ? Text($"{time.TotalMinutes:0} min") : Text($"{time.TotalHours:0.0} h");

    private static string Size(long bytes) => bytes < 10 << 20 ? Text($"{bytes / 1048576.0:0.0} MiB") : Text($"{bytes / 1048576.0:N0} MiB");

    private static string Count(long number, string what) => Text($"{number:N0} {what}{(number == 1 ? "" : "s")}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
