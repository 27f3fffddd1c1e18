using System.Globalization;
using System.Text.RegularExpressions;

namespace Ham10000.Training.Internals;

/// <summary>A file name with places in braces for the epoch, the step and the metrics, such as <c>epoch-{epoch:000}-{validation loss:0.000}</c>.</summary>
internal sealed partial class FileNamePattern
{
    private const string Epoch = "epoch";
    private const string Step = "step";

    private readonly string _pattern;

    internal FileNamePattern(string pattern, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern, name);
        var rest = Place().Replace(pattern, "");
        if (rest.AsSpan().IndexOfAny("{}") >= 0)
        {
            throw new ArgumentException($"{name} is '{pattern}', whose braces do not pair. Expected places such as {{epoch:000}} or {{validation loss:0.000}}.", name);
        }

        if (rest.AsSpan().IndexOfAny("/\\") >= 0 || rest.AsSpan().IndexOfAny(Path.GetInvalidFileNameChars()) >= 0)
        {
            throw new ArgumentException($"{name} is '{pattern}'. Expected the name of a file, without a folder.", name);
        }

        _pattern = pattern;
    }

    public override string ToString() => _pattern;

    /// <summary>The name for where the fit is. Metrics are those of the latest complete epoch; one that it does not have reads <c>none</c>.</summary>
    internal string For(TrainingContext context) => Place().Replace(_pattern, match =>
    {
        var (name, format) = (match.Groups[1].Value.Trim(), match.Groups[2].Value);
        var value = name switch
        {
            Epoch => context.Epoch,
            Step => context.TotalSteps,
            _ => context.LastRecord is { } record && context.FindMetric(name)?.Read(record) is { } number ? number : (double?)null,
        };
        return value?.ToString(format.Length > 0 ? format : name is Epoch or Step ? "0" : "0.0000", CultureInfo.InvariantCulture) ?? "none";
    });

    /// <summary>What is wrong with the pattern for a fit; null if nothing is.</summary>
    internal string? Problem(TrainingContext context)
    {
        var unknown = Place().Matches(_pattern).Select(match => match.Groups[1].Value.Trim()).FirstOrDefault(name => name is not (Epoch or Step) && context.FindMetric(name) is null);
        return unknown is null ? null
            : $"The file name '{_pattern}' has a place '{unknown}'. Expected epoch, step or one of: {string.Join(", ", context.Metrics.Select(metric => metric.Name))}.";
    }

    [GeneratedRegex(@"\{([^{}:]+)(?::([^{}]+))?\}")]
    private static partial Regex Place();
}
