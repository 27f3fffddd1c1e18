namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>With another element type; the same memory where it has it already.</summary>
        /// <param name="type">The type.</param>
        /// <param name="copy">Copy even where nothing changes.</param>
        /// <param name="disposeAfter">Dispose this wrapper afterwards.</param>
        /// <param name="non_blocking">Do not wait for the copy, where memory is pinned.</param>
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(type, null, copy, disposeAfter, non_blocking);

        /// <summary>On another device; the same memory where it lies there already.</summary>
        /// <param name="device">The device.</param>
        /// <param name="copy">Copy even where nothing changes.</param>
        /// <param name="disposeAfter">Dispose this wrapper afterwards.</param>
        /// <param name="non_blocking">Do not wait for the copy, where memory is pinned.</param>
        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(null, device, copy, disposeAfter, non_blocking);

        /// <inheritdoc cref="to(Device, bool, bool, bool)"/>
        /// <param name="device">The device, such as "cuda:0".</param>
        /// <param name="copy">Copy even where nothing changes.</param>
        /// <param name="disposeAfter">Dispose this wrapper afterwards.</param>
        /// <param name="non_blocking">Do not wait for the copy, where memory is pinned.</param>
        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(null, new Device(device), copy, disposeAfter, non_blocking);

        /// <inheritdoc cref="to(Device, bool, bool, bool)"/>
        /// <param name="deviceType">The type of the device.</param>
        /// <param name="deviceIndex">Its number; -1: the current one.</param>
        /// <param name="copy">Copy even where nothing changes.</param>
        /// <param name="disposeAfter">Dispose this wrapper afterwards.</param>
        /// <param name="non_blocking">Do not wait for the copy, where memory is pinned.</param>
        public Tensor to(
            DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(null, new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        /// <summary>With another element type on another device; the same memory where both hold already.</summary>
        /// <param name="type">The type.</param>
        /// <param name="device">The device.</param>
        /// <param name="copy">Copy even where nothing changes.</param>
        /// <param name="disposeAfter">Dispose this wrapper afterwards.</param>
        /// <param name="non_blocking">Do not wait for the copy, where memory is pinned.</param>
        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(type, device, copy, disposeAfter, non_blocking);

        /// <summary>With the element type and on the device of another tensor.</summary>
        /// <param name="other">The other tensor.</param>
        /// <param name="non_blocking">Do not wait for the copy, where memory is pinned.</param>
        public Tensor to(Tensor other, bool non_blocking = false) => To(other.dtype, other.device, false, false, non_blocking);

        /// <inheritdoc cref="to(ScalarType, bool, bool, bool)"/>
        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(type, null, copy, disposeAfter, non_blocking);

        /// <summary>With the element type of another tensor.</summary>
        /// <param name="tensor">The other tensor.</param>
        public Tensor type_as(Tensor tensor) => to(tensor.dtype);

        /// <summary>On the processor.</summary>
        public Tensor cpu() => to(CPU);

        /// <summary>On a CUDA device.</summary>
        /// <param name="device">The device; null: the current one.</param>
        /// <param name="non_blocking">Do not wait for the copy, where memory is pinned.</param>
        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? CUDA, non_blocking: non_blocking);

        /// <summary>As unsigned 8-bit integers.</summary>
        public Tensor @byte() => to(ScalarType.Byte);

        /// <summary>As booleans.</summary>
        public Tensor @bool() => to(ScalarType.Bool);

        /// <summary>As 32-bit integers.</summary>
        public Tensor @int() => to(ScalarType.Int32);

        /// <summary>As 64-bit integers.</summary>
        public Tensor @long() => to(ScalarType.Int64);

        /// <summary>In half precision.</summary>
        public Tensor half() => to(ScalarType.Float16);

        /// <summary>As brain floats.</summary>
        public Tensor bfloat16() => to(ScalarType.BFloat16);

        /// <summary>In single precision.</summary>
        public Tensor @float() => to(ScalarType.Float32);

        /// <summary>In double precision.</summary>
        public Tensor @double() => to(ScalarType.Float64);

        /// <summary>A copy in page-locked memory, from which a graphics processor copies on its own.</summary>
        public Tensor pin_memory() => Native.ht_pin_memory(this);

        /// <summary>Copies the elements of another tensor into this one, converting and broadcasting them.</summary>
        /// <param name="source">The other tensor.</param>
        /// <param name="nonBlocking">Do not wait for the copy, where memory is pinned.</param>
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Native.ht_copy_(this, source, nonBlocking ? 1 : 0);

        /// <summary>A copy with memory of its own; gradients flow through it.</summary>
        public Tensor clone() => Native.ht_clone(this);

        /// <summary>The elements in the order of the dimensions without gaps; copied only where they are not.</summary>
        public Tensor contiguous() => Native.ht_contiguous(this);

        /// <summary>Another wrapper of the same native tensor.</summary>
        public Tensor alias() => Native.ht_alias(this);

        /// <summary>Moves the tensor from the scope it is in to the one outside, which disposes it instead.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Takes the tensor out of all scopes: its owner disposes it from now on.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        /// <inheritdoc cref="DetachFromDisposeScope"/>
        public Tensor DetatchFromDisposeScope() => DetachFromDisposeScope();

        /// <summary>Moves the tensor to another scope.</summary>
        /// <param name="other">The scope.</param>
        public Tensor MoveToOtherDisposeScope(DisposeScope other)
        {
            OwningDisposeScope?.MoveToOther(other, this);
            return this;
        }

        /// <summary>Moves the tensor to the scope of another one.</summary>
        /// <param name="other">The other tensor.</param>
        public Tensor MoveToOtherDisposeScope(Tensor other)
        {
            OwningDisposeScope?.MoveToOther(other.OwningDisposeScope, this);
            return this;
        }

        private Tensor To(ScalarType? type, Device? device, bool copy, bool disposeAfter, bool nonBlocking)
        {
            var result = Native.ht_to(
                this, Number(type), device is null ? -1 : (int)device.type, device?.index ?? -1, nonBlocking ? 1 : 0, copy ? 1 : 0);
            if (disposeAfter)
            {
                Dispose();
            }

            return result;
        }

        private static Tensor As(ScalarType? type, Tensor result) => type is { } wanted ? result.to(wanted, disposeAfter: true) : result;

        private static Tensor Into(Tensor target, Tensor result)
        {
            using (result)
            {
                return target.copy_(result);
            }
        }
    }
}
