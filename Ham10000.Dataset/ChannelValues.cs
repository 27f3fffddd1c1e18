namespace Ham10000.Dataset;

/// <summary>One value per colour channel.</summary>
/// <param name="Red">Value for red.</param>
/// <param name="Green">Value for green.</param>
/// <param name="Blue">Value for blue.</param>
public readonly record struct ChannelValues(float Red, float Green, float Blue)
{
    /// <summary>The same value for all three channels.</summary>
    /// <param name="value">The value.</param>
    public static ChannelValues All(float value) => new(value, value, value);

    internal bool AllMatch(Func<float, bool> condition) => condition(Red) && condition(Green) && condition(Blue);
}
