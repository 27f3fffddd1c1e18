using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

/// <summary>Takes generators across the border: a handle on the way in, kept alive during the call.</summary>
[CustomMarshaller(typeof(torch.Generator), MarshalMode.ManagedToUnmanagedIn, typeof(In))]
internal static class GeneratorMarshaller
{
    /// <summary>An argument. Null (the default generator) goes over as a null handle.</summary>
    internal ref struct In
    {
        private torch.Generator? _generator;

        public void FromManaged(torch.Generator? generator) => _generator = generator;

        public readonly IntPtr ToUnmanaged() => _generator is null ? IntPtr.Zero : _generator.Handle;

        // Without this a generator could be finalised while native code still draws from it.
        public readonly void Free() => GC.KeepAlive(_generator);
    }
}
