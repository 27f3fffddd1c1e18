namespace Ham10000.Dataset;

/// <summary>A picture whose detail agrees with another's.</summary>
internal readonly record struct DetailMatch(int Picture, int Turn, int Distance, float Correlation);
