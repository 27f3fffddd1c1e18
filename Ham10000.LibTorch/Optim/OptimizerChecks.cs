namespace TorchSharp.Modules;

/// <summary>Refuses settings that make no sense.</summary>
internal static class OptimizerChecks
{
    public static void NotNegative(double value, string name)
    {
        if (!(value >= 0))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}. Expected 0 or more.");
        }
    }

    public static void Fraction(double value, string name)
    {
        if (!(value >= 0 && value < 1))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}. Expected a number from 0 to below 1.");
        }
    }
}
