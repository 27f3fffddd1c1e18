namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Shape, element type and device, such as "[2x3], type = Float32, device = cpu".</summary>
        public override string ToString() => IsInvalid
            ? "a disposed tensor"
            : $"[{string.Join("x", shape)}], type = {dtype}, device = {device}";
    }
}
