namespace Ham10000.Dataset;

/// <summary>How many records lack a value, column by column.</summary>
/// <param name="AgeEmpty">Without an age.</param>
/// <param name="AgeZero">With the age 0, which HAM10000 writes for some that are missing.</param>
/// <param name="Sex">Whose sex is <c>unknown</c>.</param>
/// <param name="Localization">Whose site is <c>unknown</c>.</param>
/// <param name="DxType">Of which nobody says how the diagnosis was made.</param>
public sealed record MissingValues(int AgeEmpty, int AgeZero, int Sex, int Localization, int DxType);
