using System.Globalization;

namespace Ham10000.Training;

/// <summary>How large a step's gradients may be. A value of the catalogue.</summary>
/// <remarks>Applied once per optimiser step, to the gradients of all batches that <see cref="TrainingOptions.AccumulateBatches"/> gathers, L2 penalty included.</remarks>
public sealed record GradientClipping
{
    private GradientClipping(bool byNorm, double limit) => (IsByNorm, Limit) = (byNorm, limit);

    /// <summary>Whether the limit is one on the norm of all gradients together; otherwise it is one on every value.</summary>
    public bool IsByNorm { get; }

    /// <summary>The largest norm, or the largest absolute value. Above 0.</summary>
    public double Limit { get; }

    /// <summary>Scales all gradients by one factor so that their common Euclidean norm is at most a limit, as PyTorch's <c>clip_grad_norm_</c> and Keras's
    /// <c>global_clipnorm</c> do. Keeps the direction.</summary>
    /// <param name="limit">The largest norm, such as 1. Above 0.</param>
    public static GradientClipping ByNorm(double limit) => new(true, limit);

    /// <summary>Clamps every value of every gradient, as PyTorch's <c>clip_grad_value_</c> and Keras's <c>clipvalue</c> do.</summary>
    /// <param name="limit">The largest absolute value, such as 0.5. Above 0.</param>
    public static GradientClipping ByValue(double limit) => new(false, limit);

    /// <summary>The kind and the limit, such as <c>norm 1</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsByNorm ? "norm" : "value")} {Limit}");

    /// <summary>What is wrong with these settings; empty if nothing is.</summary>
    internal IEnumerable<string> Problems() => Limit > 0 && double.IsFinite(Limit)
        ? []
        : [string.Create(CultureInfo.InvariantCulture, $"GradientClipping.Limit is {Limit}. Expected a finite number above 0, or GradientClipping = null for none.")];
}
