using TorchSharp;

namespace Ham10000.Training.Internals;

internal sealed partial class ParameterSteps
{
    // What torch adds to a norm before it divides by it.
    private const double NormEpsilon = 1e-6;

    /// <summary>Limits the gradients as the options say.</summary>
    /// <param name="measures">Whether the norm is wanted.</param>
    /// <returns>The norm of all gradients before, which is finite if they are; null where it was not measured: where nobody wants it, or on another device than the CPU, which would
    /// be waited for.</returns>
    internal double? Limit(bool measures)
    {
        if (_clipping is null && !measures)
        {
            return null;
        }

        var isOnCpu = _parameters.Length == 0 || _parameters[0].device_type == DeviceType.CPU;
        if (_clipping is { IsByNorm: true } byNorm)
        {
            if (isOnCpu || measures)
            {
                return torch.nn.utils.clip_grad_norm_(_parameters, byNorm.Limit);
            }

            ClipOnDevice(byNorm.Limit);
            return null;
        }

        double? norm = measures ? torch.nn.utils.clip_grad_norm_(_parameters, double.PositiveInfinity) : null;
        if (_clipping is { IsByNorm: false } byValue)
        {
            torch.nn.utils.clip_grad_value_(_parameters, byValue.Limit);
        }

        return norm;
    }

    /// <summary>Clips by the norm without reading it.</summary>
    internal void ClipOnDevice(double limit)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradient = torch.no_grad();
        var gradients = _parameters.Select(parameter => parameter.grad).OfType<torch.Tensor>().ToList();
        if (gradients.Count > 0)
        {
            var norm = torch.stack(gradients.Select(gradient => gradient.norm())).norm();
            var factor = ((norm + NormEpsilon).reciprocal() * limit).clamp_max(1);
            gradients.ForEach(gradient => gradient.mul_(factor));
        }
    }
}
