using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers with a state of its own.</summary>
    [NativeMarshalling(typeof(GeneratorMarshaller))]
    public class Generator : IDisposable
    {
        private IntPtr _handle;

        /// <summary>A new generator of the processor.</summary>
        /// <param name="seed">Its seed.</param>
        /// <param name="device">Its device; only the processor has generators besides its default one here.</param>
        /// <exception cref="NotSupportedException">The device is not the processor.</exception>
        public Generator(ulong seed = 0, Device? device = null)
        {
            if (device is { type: not DeviceType.CPU })
            {
                throw new NotSupportedException($"A generator of its own on '{device}' is not supported; seed the default one with torch.cuda.manual_seed.");
            }

            Native.Check(Native.ht_generator_new(seed, out _handle));
            this.device = CPU;
        }

        private Generator(IntPtr handle, Device device)
        {
            _handle = handle;
            this.device = device;
        }

        /// <summary>Frees the native generator if nobody disposed it.</summary>
        ~Generator() => Dispose(false);

        /// <summary>The processor's default generator, which every function without a generator draws from.</summary>
        /// <remarks>Every reading makes a new handle of it, so that whoever disposes his takes it from nobody else.</remarks>
        public static Generator Default => OfDevice(CPU);

        /// <summary>The device whose numbers it draws.</summary>
        public Device device { get; }

        /// <summary>The native generator, an <c>at::Generator*</c>.</summary>
        public IntPtr Handle => _handle != IntPtr.Zero ? _handle : throw new ObjectDisposedException("torch.Generator");

        /// <summary>Starts the sequence that belongs to a seed.</summary>
        /// <param name="seed">The seed.</param>
        /// <returns>This generator.</returns>
        public Generator manual_seed(long seed)
        {
            Native.Check(Native.ht_generator_set_seed(this, (ulong)seed));
            return this;
        }

        /// <summary>Starts a sequence that no one can foresee.</summary>
        /// <returns>Its seed.</returns>
        public long seed()
        {
            Native.Check(Native.ht_generator_seed(this, out var seed));
            return (long)seed;
        }

        /// <summary>The seed of the present sequence.</summary>
        public long initial_seed()
        {
            Native.Check(Native.ht_generator_current_seed(this, out var seed));
            return (long)seed;
        }

        /// <summary>The state as bytes, for <see cref="set_state"/>.</summary>
        public Tensor get_state() => Native.ht_generator_get_state(this);

        /// <summary>Goes on where a state was taken.</summary>
        /// <param name="value">What <see cref="get_state"/> returned.</param>
        public void set_state(Tensor value) => Native.Check(Native.ht_generator_set_state(this, value));

        /// <summary>Frees the native generator. A second call does nothing.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Frees the native generator.</summary>
        /// <param name="disposing">Whether the owner asked, rather than the finaliser.</param>
        protected virtual void Dispose(bool disposing)
        {
            var handle = Interlocked.Exchange(ref _handle, IntPtr.Zero);
            if (handle != IntPtr.Zero)
            {
                Native.ht_generator_free(handle);
            }
        }

        internal static Generator OfDevice(Device device)
        {
            Native.Check(Native.ht_generator_default((int)device.type, device.index, out var handle));
            return new Generator(handle, device);
        }
    }
}
