namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Moves the tree to a device and converts its floating-point tensors, in place.</summary>
            /// <param name="device">Where to.</param>
            /// <param name="dtype">The new type of floating-point tensors.</param>
            /// <param name="non_blocking">True lets a copy from pinned memory run beside the caller.</param>
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                ArgumentNullException.ThrowIfNull(device);
                return Convert((int)dtype, (int)device.type, device.index, non_blocking);
            }

            /// <summary>Moves the tree to a device, in place.</summary>
            /// <param name="deviceType">Kind of device.</param>
            /// <param name="deviceIndex">Which one; -1 for the current one.</param>
            /// <param name="non_blocking">True lets a copy from pinned memory run beside the caller.</param>
            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) =>
                Convert(-1, (int)deviceType, deviceIndex, non_blocking);

            /// <summary>Converts the tree's floating-point tensors, in place.</summary>
            /// <param name="dtype">Their new type.</param>
            /// <param name="non_blocking">Without effect where only the type changes.</param>
            protected internal virtual Module _to(ScalarType dtype, bool non_blocking) => Convert((int)dtype, -1, -1, non_blocking);

            // The tensors keep their identity, so that fields, optimisers and callers go on seeing the module's parameters.
            private Module Convert(int dtype, int deviceType, int deviceIndex, bool nonBlocking)
            {
                foreach (var (_, parameter) in _parameters)
                {
                    Native.Check(Native.ht_nn_convert(parameter, dtype, deviceType, deviceIndex, nonBlocking));
                }

                foreach (var (_, buffer) in _buffers)
                {
                    Native.Check(Native.ht_nn_convert(buffer.Tensor, dtype, deviceType, deviceIndex, nonBlocking));
                }

                foreach (var (_, child) in _submodules)
                {
                    child.Convert(dtype, deviceType, deviceIndex, nonBlocking);
                }

                return this;
            }
        }
    }
}
