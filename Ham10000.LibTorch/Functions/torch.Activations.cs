namespace TorchSharp;

public static partial class torch
{
    /// <summary>The logistic function of every element.</summary>
    public static Tensor sigmoid(Tensor input) => input.sigmoid();

    /// <summary>The logistic function of every element, in place.</summary>
    public static Tensor sigmoid_(Tensor input) => input.sigmoid_();

    /// <summary>The hyperbolic tangent of every element.</summary>
    public static Tensor tanh(Tensor input) => input.tanh();

    /// <summary>The hyperbolic tangent of every element, in place.</summary>
    public static Tensor tanh_(Tensor input) => input.tanh_();
}
