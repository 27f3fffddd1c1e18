using System.Text;
using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>What a fit did: its epochs, how it ended, and what is needed to repeat it.</summary>
public sealed record TrainingHistory : LearningCurves
{
    /// <summary>What ended the fit.</summary>
    public StopCause StopCause { get; init; }

    /// <summary>What ended the fit, as a sentence such as <c>All 50 epochs are done.</c></summary>
    public string StopReason { get; init; } = "";

    /// <summary>Whether fewer epochs ran than were asked for.</summary>
    public bool StoppedEarly => StopCause != StopCause.Completed;

    /// <summary>Optimiser steps that were made, those of an unfinished epoch included.</summary>
    public long Steps { get; init; }

    /// <summary>Seconds from the first step's preparation to the end, validation and callbacks included; building the image store not.</summary>
    public double TotalSeconds { get; init; }

    /// <summary><see cref="TrainingOptions.Seed"/>.</summary>
    public int Seed { get; init; }

    /// <summary>What <see cref="TrainingOptions.Sampling"/> was, in words.</summary>
    public string Sampling { get; init; } = Dataset.Sampling.EveryImage.ToString();

    /// <summary>The loss that was trained on, such as <c>cross entropy, class weights square root</c>; null for the objective's own; in a fit with phases that of the last. Validation losses are the objective's in either case.</summary>
    public string? Loss { get; init; }

    /// <summary>Threads of the network's operations. Weights are repeatable bit for bit only for the same count.</summary>
    public int Threads { get; init; }

    /// <summary>The type in which the network computed: what <see cref="TrainingOptions.Precision"/> asked for or, for <see cref="NumericPrecision.Auto"/>, what was chosen.</summary>
    public NumericPrecision Precision { get; init; } = NumericPrecision.Float32;

    /// <summary>What a reader of the results should know, such as a class without training images.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Writes one line per epoch, with a header; numbers in full precision, empty where there is no value.</summary>
    /// <param name="path">The file; replaced if it exists. Its folder is created.</param>
    public void SaveCsv(string path)
    {
        var extra = HistoryCsv.MetricNames(Epochs);
        WriteText(path, HistoryCsv.Header(extra) + "\n" + string.Concat(Epochs.Select(e => HistoryCsv.Line(e, extra) + "\n")));
    }

    /// <summary>Writes everything as JSON; <see cref="LoadJson"/> reads it.</summary>
    /// <param name="path">The file; replaced if it exists. Its folder is created.</param>
    public void SaveJson(string path) => WriteText(path, HistoryJson.Write(this));

    /// <summary>Reads what <see cref="SaveJson"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">The file is no such JSON.</exception>
    public static TrainingHistory LoadJson(string path) => HistoryJson.Read(File.ReadAllText(path), path);

    private static void WriteText(string path, string text) => AtomicFile.Write(path, file => file.Write(Encoding.UTF8.GetBytes(text)));
}
