using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Ham10000.Training.Internals;

/// <summary>Checks of single arguments that .NET's own throw helpers lack.</summary>
internal static class Argument
{
    internal static void Require([DoesNotReturnIf(false)] bool holds, double value, string expected, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, value, $"Expected {expected}.");
        }
    }
}
