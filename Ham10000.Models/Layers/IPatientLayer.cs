using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>A layer that takes the patients' values beside its input.</summary>
internal interface IPatientLayer
{
    /// <summary>Computes a new tensor from the input and the patients' values (N, P), of which the layer owns neither.</summary>
    Tensor Join(Tensor features, Tensor patient);
}
