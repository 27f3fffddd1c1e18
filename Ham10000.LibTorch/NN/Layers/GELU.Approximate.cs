namespace TorchSharp.Modules;

public sealed partial class GELU
{
    /// <summary>How the normal distribution function is computed.</summary>
    public enum Approximate
    {
        /// <summary>Exactly.</summary>
        none = 0,

        /// <summary>Through the hyperbolic tangent of a cubic polynomial.</summary>
        tanh = 1,
    }
}
