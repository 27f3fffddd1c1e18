using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Ham10000.Training.Internals;

/// <summary>Settings as text that is the same for equal settings: what a checkpoint compares.</summary>
internal static class SettingsText
{
    private const int Deepest = 6;

    /// <summary>A value with all that can be set in it.</summary>
    internal static string Of(object? value) => Of(value, 0);

    /// <summary>A callback: its type, what it monitors, and its settings.</summary>
    internal static string OfCallback(TrainingCallback callback)
    {
        var type = callback.GetType();
        var parameters = type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var settings = Readable(type)
            .Where(property => parameters.Contains(property.Name) || property.SetMethod is { IsPublic: true })
            .Select(property => $"{property.Name} = {Of(property.GetValue(callback), 1)}");
        var monitored = callback.Monitored is { } metric ? [$"{nameof(TrainingCallback.Monitored)} = {metric.Name}"] : Array.Empty<string>();
        return Braces(type.Name, [.. monitored, .. settings]);
    }

    /// <summary>The properties of an options record by name.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> Named(object options) =>
        Readable(options.GetType()).Select(property => KeyValuePair.Create(property.Name, Of(property.GetValue(options), 1)));

    private static string Of(object? value, int depth) => value switch
    {
        null => "none",
        string text => text,
        bool or Enum => value.ToString()!,
        Delegate function => NameOf(function),
        Metric metric => metric.Name,
        TorchSharp.torch.Device device => device.ToString(),
        IFormattable number when value.GetType().IsPrimitive => number.ToString(value is double or float ? "R" : null, CultureInfo.InvariantCulture),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(item => Of(item, depth + 1)))}]",
        _ => OfObject(value, depth),
    };

    // A lambda's name is the compiler's, and changes with what is written around it.
    private static string NameOf(Delegate function) =>
        function.Method.Name.Contains('<') ? "a function of the caller's" : $"{function.Method.DeclaringType?.Name}.{function.Method.Name}";

    private static string OfObject(object value, int depth)
    {
        var properties = depth < Deepest ? Readable(value.GetType()).ToList() : [];
        return properties.Count == 0 ? value.GetType().Name : Braces(value.GetType().Name, [.. properties.Select(property => $"{property.Name} = {Of(property.GetValue(value), depth + 1)}")]);
    }

    private static string Braces(string name, IReadOnlyCollection<string> parts) => parts.Count == 0 ? name : $"{name} {{ {string.Join(", ", parts)} }}";

    private static IEnumerable<PropertyInfo> Readable(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
        .OrderBy(property => property.Name, StringComparer.Ordinal);
}
