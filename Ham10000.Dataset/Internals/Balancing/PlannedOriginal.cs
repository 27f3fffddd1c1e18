namespace Ham10000.Dataset;

/// <summary>An original that a balanced set keeps, and the copies to be made of it.</summary>
/// <param name="Record">The original.</param>
/// <param name="Index">Its place among all originals in the order of their ids, kept or not.</param>
/// <param name="Label">Its class.</param>
/// <param name="CopyIds">The ids of its copies.</param>
internal sealed record PlannedOriginal(LesionRecord Record, int Index, int Label, IReadOnlyList<string> CopyIds);
