namespace Ham10000.Training.Internals;

/// <summary>Where the state of a callback lies in a checkpoint: under its type, and its place among those of the type.</summary>
internal static class CallbackNames
{
    private const string Prefix = "callback.";

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

    /// <summary>The callbacks whose state is there.</summary>
    internal static IEnumerable<(string Name, TrainingCallback Callback)> Match(IReadOnlyList<TrainingCallback> callbacks, IEnumerable<string> parts)
    {
        var there = parts.ToHashSet(StringComparer.Ordinal);
        return Of(callbacks).Where(callback => there.Contains(callback.Name));
    }
}
