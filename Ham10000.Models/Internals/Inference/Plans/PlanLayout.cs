using TorchSharp;

namespace Ham10000.Models;

/// <summary>Gives the values of a plan their places: parts of a concatenation at once where they belong, and memory again to others as soon
/// as its last reader is done.</summary>
internal static class PlanLayout
{
    private const int Alignment = 16;

    /// <summary>Places all values.</summary>
    /// <returns>The floats per image that they need together.</returns>
    public static long Arrange(List<PlanStep> steps, PlanValue images, PlanValue result)
    {
        images.Place = InferenceView.Images;
        LayPartsTogether(steps);
        result.Root.Place = InferenceView.Result;
        var memory = 0L;
        var placed = new List<Lifetime>();
        foreach (var lifetime in Lifetimes(steps).OrderByDescending(lifetime => lifetime.Size).ThenBy(lifetime => lifetime.First))
        {
            lifetime.Value.Place = FreePlace(lifetime, placed);
            placed.Add(lifetime);
            memory = Math.Max(memory, lifetime.Value.Place.Value + lifetime.Size);
        }

        return memory;
    }

    // From the last on, so that what is a part of a part is laid in the outermost.
    private static void LayPartsTogether(List<PlanStep> steps)
    {
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            if (steps[i] is { JoinAt: { } first, Input.IsFlattened: false } join && join.Input.Value.TryLayWithin(join.Output.Value, first))
            {
                steps.RemoveAt(i);
            }
        }
    }

    private static Lifetime[] Lifetimes(List<PlanStep> steps)
    {
        var lifetimes = new Dictionary<PlanValue, Lifetime>();
        for (var i = 0; i < steps.Count; i++)
        {
            foreach (var value in steps[i].Reads.Append(steps[i].Output.Value).Select(value => value.Root).Where(value => value.Place is null))
            {
                lifetimes[value] = lifetimes.TryGetValue(value, out var known) ? known with { Last = i } : new Lifetime(value, i, i);
            }
        }

        return [.. lifetimes.Values];
    }

    private static long FreePlace(Lifetime lifetime, List<Lifetime> placed)
    {
        var place = 0L;
        foreach (var other in placed.Where(lifetime.Meets).OrderBy(other => other.Value.Place))
        {
            if (other.Value.Place >= place + lifetime.Size)
            {
                break;
            }

            place = Math.Max(place, other.Value.Place!.Value + other.Size);
        }

        return place;
    }

    private sealed record Lifetime(PlanValue Value, int First, int Last)
    {
        public long Size { get; } = (Value.Shape.Count + Alignment - 1) / Alignment * Alignment;

        public bool Meets(Lifetime other) => First <= other.Last && other.First <= Last;
    }
}
