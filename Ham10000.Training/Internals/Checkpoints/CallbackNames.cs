namespace Ham10000.Training.Internals;

/// <summary>Where the state of a callback lies in a checkpoint: under its type, and its number among those of the type.</summary>
internal static class CallbackNames
{
    private const string Prefix = "callback.", PlaceName = "where it writes";

    internal static IEnumerable<(string Name, TrainingCallback Callback)> Of(IReadOnlyList<TrainingCallback> callbacks)
    {
        var counts = new Dictionary<string, int>();
        foreach (var callback in callbacks)
        {
            var type = callback.GetType().Name;
            counts[type] = counts.GetValueOrDefault(type) + 1;
            yield return ($"{Prefix}{type}.{counts[type]}", callback);
        }
    }

    /// <summary>Writes where the callback writes, by which it is known again where others of its type were left out.</summary>
    internal static void SavePlace(TrainingCallback callback, TrainingState state)
    {
        if (callback.Place is { } place)
        {
            state.Write(PlaceName, place);
        }
    }

    /// <summary>The callbacks whose state is there, under the name that it has there.</summary>
    /// <param name="callbacks">The callbacks of the resumed fit.</param>
    /// <param name="parts">The names in the checkpoint.</param>
    /// <param name="valueOf">A value of a part in the checkpoint; null for none.</param>
    internal static IEnumerable<(string Name, TrainingCallback Callback)> Match(IReadOnlyList<TrainingCallback> callbacks, IEnumerable<string> parts, Func<string, string, string?> valueOf)
    {
        var there = parts.ToHashSet(StringComparer.Ordinal);
        return callbacks.GroupBy(callback => callback.GetType().Name)
            .SelectMany(type => OfType([.. type], Numbered(Prefix + type.Key, there), name => valueOf(name, PlaceName)));
    }

    private static List<string> Numbered(string start, HashSet<string> there)
    {
        var names = new List<string>();
        while (there.Contains(FormattableString.Invariant($"{start}.{names.Count + 1}")))
        {
            names.Add(FormattableString.Invariant($"{start}.{names.Count + 1}"));
        }

        return names;
    }

    // Those that write where one wrote take its state. The others follow in their order, as after a move to another folder; where their number differs too,
    // nothing says whose state is whose.
    private static IEnumerable<(string Name, TrainingCallback Callback)> OfType(List<TrainingCallback> callbacks, List<string> names, Func<string, string?> placeOf)
    {
        var found = new List<(string Name, TrainingCallback Callback)>();
        foreach (var callback in callbacks)
        {
            if (callback.Place is { } place && names.Find(name => placeOf(name) == place) is { } name)
            {
                found.Add((name, callback));
                names.Remove(name);
            }
        }

        callbacks.RemoveAll(callback => found.Exists(pair => pair.Callback == callback));
        return callbacks.Count == names.Count || callbacks.TrueForAll(callback => callback.Place is null) ? found.Concat(names.Zip(callbacks)) : found;
    }
}
