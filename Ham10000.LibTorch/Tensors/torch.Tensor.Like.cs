namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A tensor of this shape whose elements are not set.</summary>
        /// <param name="dtype">Element type; default this tensor's.</param>
        /// <param name="device">Device; default this tensor's.</param>
        /// <param name="requires_grad">Whether to record gradients.</param>
        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Finish(Native.ht_empty_like(this, Number(dtype), device is null ? -1 : (int)device.type, device?.index ?? -1), requires_grad);

        /// <summary>Zeros of this shape.</summary>
        /// <param name="dtype">Element type; default this tensor's.</param>
        /// <param name="device">Device; default this tensor's.</param>
        /// <param name="requires_grad">Whether to record gradients.</param>
        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Finish(Native.ht_zeros_like(this, Number(dtype), device is null ? -1 : (int)device.type, device?.index ?? -1), requires_grad);

        /// <summary>Ones of this shape.</summary>
        /// <param name="dtype">Element type; default this tensor's.</param>
        /// <param name="device">Device; default this tensor's.</param>
        /// <param name="requires_grad">Whether to record gradients.</param>
        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Finish(Native.ht_ones_like(this, Number(dtype), device is null ? -1 : (int)device.type, device?.index ?? -1), requires_grad);

        /// <summary>Numbers of this shape drawn uniformly from [0, 1).</summary>
        /// <param name="dtype">Element type; default this tensor's.</param>
        /// <param name="device">Device; default this tensor's.</param>
        /// <param name="requires_grad">Whether to record gradients.</param>
        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Finish(Native.ht_rand_like(this, Number(dtype), device is null ? -1 : (int)device.type, device?.index ?? -1), requires_grad);

        /// <summary>Numbers of this shape drawn from the standard normal distribution.</summary>
        /// <param name="dtype">Element type; default this tensor's.</param>
        /// <param name="device">Device; default this tensor's.</param>
        /// <param name="requires_grad">Whether to record gradients.</param>
        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Finish(Native.ht_randn_like(this, Number(dtype), device is null ? -1 : (int)device.type, device?.index ?? -1), requires_grad);

        /// <summary>One number in this shape.</summary>
        /// <param name="value">The number.</param>
        /// <param name="dtype">Element type; default this tensor's.</param>
        /// <param name="device">Device; default this tensor's.</param>
        /// <param name="requires_grad">Whether to record gradients.</param>
        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Finish(Native.ht_full_like(this, value, Number(dtype), device is null ? -1 : (int)device.type, device?.index ?? -1), requires_grad);
    }
}
