using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

/// <summary>Takes tensors across the border: a handle on the way in, kept alive during the call; a new tensor on the way out.</summary>
[CustomMarshaller(typeof(torch.Tensor), MarshalMode.ManagedToUnmanagedIn, typeof(In))]
[CustomMarshaller(typeof(torch.Tensor), MarshalMode.ManagedToUnmanagedOut, typeof(Out))]
internal static class TensorMarshaller
{
    /// <summary>An argument. Null (an absent tensor) goes over as a null handle.</summary>
    internal ref struct In
    {
        private torch.Tensor? _tensor;

        public void FromManaged(torch.Tensor? tensor) => _tensor = tensor;

        public readonly IntPtr ToUnmanaged() => _tensor is null ? IntPtr.Zero : _tensor.Handle;

        // Without this a tensor could be finalised, and its memory freed, while native code still reads it.
        public readonly void Free() => GC.KeepAlive(_tensor);
    }

    /// <summary>A result. A null handle is an error, whose text the shim keeps.</summary>
    internal static class Out
    {
        public static torch.Tensor ConvertToManaged(IntPtr handle) => torch.Tensor.Wrap(handle);
    }
}
