using System.Globalization;
using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>A length of training, in steps of the optimiser, in epochs, or as a share of the whole fit. The default is nothing.</summary>
public readonly record struct Duration
{
    private readonly DurationUnit _unit;
    private readonly double _value;

    private Duration(DurationUnit unit, double value)
    {
        _unit = unit;
        _value = value;
    }

    /// <summary>No time at all.</summary>
    public static Duration Zero => default;

    /// <summary>Whether this is no time at all.</summary>
    public bool IsZero => _value == 0;

    /// <summary>A number of optimiser steps.</summary>
    /// <param name="count">At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static Duration Steps(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new Duration(DurationUnit.Step, count);
    }

    /// <summary>A number of epochs, which need not be whole.</summary>
    /// <param name="count">At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or not finite.</exception>
    public static Duration Epochs(double count)
    {
        Argument.Require(count >= 0 && double.IsFinite(count), count, "a number of epochs of at least 0");
        return new Duration(DurationUnit.Epoch, count);
    }

    /// <summary>A share of the fit's planned steps.</summary>
    /// <param name="share">In [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside its range.</exception>
    public static Duration OfFit(double share)
    {
        Argument.Require(share is >= 0 and <= 1, share, "a share in [0, 1]");
        return new Duration(DurationUnit.Fit, share);
    }

    /// <summary>In words, such as <c>500 steps</c>, <c>1.5 epochs</c> or <c>5 % of the fit</c>.</summary>
    public override string ToString() => _unit switch
    {
        DurationUnit.Step => Plural("step"),
        DurationUnit.Epoch => Plural("epoch"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{100 * _value:0.##} % of the fit"),
    };

    /// <summary>The steps that this is in a fit, rounded to the nearest, halves up.</summary>
    internal long ToSteps(int stepsPerEpoch, long stepsPlanned) => _unit switch
    {
        DurationUnit.Step => (long)_value,
        DurationUnit.Epoch => (long)Math.Floor((_value * stepsPerEpoch) + 0.5),
        _ => (long)Math.Floor((_value * stepsPlanned) + 0.5),
    };

    private string Plural(string unit) => string.Create(CultureInfo.InvariantCulture, $"{_value:0.###} {unit}{(_value == 1 ? "" : "s")}");

    private enum DurationUnit
    {
        Step,
        Epoch,
        Fit,
    }
}
