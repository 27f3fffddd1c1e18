using System.Text.Json;

namespace Ham10000.Models;

/// <summary>How a model came to its weights: the fits it went through, and for an ensemble those of its members. Saved with the model.</summary>
/// <remarks>It holds no dates, no times and no paths, so that the same training gives the same file.</remarks>
public sealed record TrainingSummary
{
    // A summary is a few kilobytes; a longer one is an attack on whoever reads it.
    private const int LongestText = 1 << 20;
    private const int MostFits = 1000;

    /// <summary>The fits in order; the weights are those after the last. The latest 1,000 are kept. Default: none.</summary>
    public IReadOnlyList<FitSummary> Fits { get; init; } = [];

    /// <summary>The summaries of an ensemble's members in order, null for a member without one. Default: none.</summary>
    public IReadOnlyList<TrainingSummary?> Members { get; init; } = [];

    /// <summary>This summary with one fit more.</summary>
    /// <param name="fit">The fit.</param>
    /// <returns>A new summary.</returns>
    public TrainingSummary With(FitSummary fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return this with { Fits = [.. Fits.TakeLast(MostFits - 1), fit] };
    }

    /// <summary>Writes the summary as JSON on one line.</summary>
    /// <returns>The text, which <see cref="FromJson"/> reads back to an equal value.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, TrainingSummaryJson.Default.TrainingSummary);

    /// <summary>Reads a summary. Fields that this version does not know are passed over.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <returns>The summary; null if the text is none.</returns>
    public static TrainingSummary? FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var summary = json.Length > LongestText ? null : JsonSerializer.Deserialize(json, TrainingSummaryJson.Default.TrainingSummary);
            return summary is not null && summary.IsWhole() ? summary : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Compares every fit and member.</summary>
    /// <param name="other">Another summary.</param>
    /// <returns>True if all are equal, in the same order.</returns>
    public bool Equals(TrainingSummary? other) => other is not null && Fits.SequenceEqual(other.Fits) && Members.SequenceEqual(other.Members);

    /// <summary>A hash of the fits and members.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var part in Fits.Concat<object?>(Members))
        {
            hash.Add(part);
        }

        return hash.ToHashCode();
    }

    /// <summary>The fits, one line each, then those of the members.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Join(Environment.NewLine, Lines());

    // The reader leaves a list null that the text does not have.
    private bool IsWhole() => Fits is not null && Members is not null && Fits.All(fit => fit is not null) && Members.All(member => member is null || member.IsWhole());

    private IEnumerable<string> Lines() => Fits.Select(fit => $"{fit}")
        .Concat(Members.SelectMany((member, i) => (member?.Lines() ?? ["not known"]).Select(line => $"member {i + 1}: {line}")));
}
