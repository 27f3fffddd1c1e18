using System.Globalization;
using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>A length of training, in steps of the optimiser, in epochs, or as a share of the whole fit. The default is nothing.</summary>
public readonly record struct Duration
{
    private Duration(DurationUnit unit, double value)
    {
        Unit = unit;
        Value = value;
    }

    /// <summary>No time at all.</summary>
    public static Duration Zero => default;

    /// <summary>What <see cref="Value"/> counts.</summary>
    public DurationUnit Unit { get; }

    /// <summary>How many, or which share; at least 0.</summary>
    public double Value { get; }

    /// <summary>Whether this is no time at all.</summary>
    public bool IsZero => Value == 0;

    /// <summary>A number of optimiser steps.</summary>
    /// <param name="count">At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static Duration Steps(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new Duration(DurationUnit.Steps, count);
    }

    /// <summary>A number of epochs, which need not be whole.</summary>
    /// <param name="count">At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or not finite.</exception>
    public static Duration Epochs(double count)
    {
        Argument.Require(count >= 0 && double.IsFinite(count), count, "a number of epochs of at least 0");
        return new Duration(DurationUnit.Epochs, count);
    }

    /// <summary>A share of the fit's planned steps.</summary>
    /// <param name="share">In [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside its range.</exception>
    public static Duration OfFit(double share)
    {
        Argument.Require(share is >= 0 and <= 1, share, "a share in [0, 1]");
        return new Duration(DurationUnit.OfFit, share);
    }

    /// <summary>In words, such as <c>500 steps</c>, <c>1.5 epochs</c> or <c>5 % of the fit</c>.</summary>
    public override string ToString() => Unit switch
    {
        DurationUnit.Steps => Plural("step"),
        DurationUnit.Epochs => Plural("epoch"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{100 * Value:0.##} % of the fit"),
    };

    /// <summary>The steps that this is in a fit, rounded to the nearest, halves up.</summary>
    internal long ToSteps(int stepsPerEpoch, long stepsPlanned) => Unit switch
    {
        DurationUnit.Steps => (long)Value,
        DurationUnit.Epochs => (long)Math.Floor((Value * stepsPerEpoch) + 0.5),
        _ => (long)Math.Floor((Value * stepsPlanned) + 0.5),
    };

    private string Plural(string unit) => string.Create(CultureInfo.InvariantCulture, $"{Value:0.###} {unit}{(Value == 1 ? "" : "s")}");
}
