using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>An n-dimensional array of numbers of one type on one device, held by libtorch.</summary>
    /// <remarks>A tensor belongs to the dispose scope it was made in, if any, and else to its owner, who disposes it. The
    /// finaliser frees what was forgotten, but the collector does not see native memory and may come late.</remarks>
    [NativeMarshalling(typeof(TensorMarshaller))]
    public partial class Tensor : IDisposable
    {
        private static long _total;
        private static long _peak;

        private IntPtr _handle;

        internal Tensor(IntPtr handle)
        {
            _handle = handle;
            CountCreated();
            OwningDisposeScope = DisposeScopeManager.ThreadSingleton.Register(this);
        }

        /// <summary>Frees the native tensor if nobody disposed it.</summary>
        ~Tensor() => Dispose(false);

        /// <summary>The number of live tensors in the process.</summary>
        public static long TotalCount => Interlocked.Read(ref _total);

        /// <summary>The greatest <see cref="TotalCount"/> so far.</summary>
        public static long PeakCount => Interlocked.Read(ref _peak);

        /// <summary>The native tensor, an <c>at::Tensor*</c>.</summary>
        /// <exception cref="ObjectDisposedException">The tensor is disposed.</exception>
        public IntPtr Handle => _handle != IntPtr.Zero ? _handle : throw Disposed();

        /// <summary>Whether the tensor is disposed.</summary>
        public bool IsInvalid => _handle == IntPtr.Zero;

        internal DisposeScope? OwningDisposeScope { get; set; }

        /// <summary>Frees the native tensor. Its memory goes when nothing else uses it. A second call does nothing.</summary>
        public void Dispose()
        {
            if (_handle != IntPtr.Zero)
            {
                if (OwningDisposeScope is { } scope)
                {
                    scope.MarkAsDisposed(this);
                }
                else
                {
                    DisposeScopeManager.Statistics.TensorStatistics.DisposedOutsideScopeCount++;
                }
            }

            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Frees the native tensor.</summary>
        /// <param name="disposing">Whether the owner asked, rather than the finaliser.</param>
        protected virtual void Dispose(bool disposing)
        {
            var handle = Interlocked.Exchange(ref _handle, IntPtr.Zero);
            if (handle != IntPtr.Zero)
            {
                Native.ht_tensor_free(handle);
                Interlocked.Decrement(ref _total);
            }
        }

        /// <summary>Wraps a new native tensor, which the wrapper owns.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The handle is null: the call failed.</exception>
        internal static Tensor Wrap(IntPtr handle) => handle == IntPtr.Zero ? throw Native.LastError() : new Tensor(handle);

        /// <summary>Takes the native tensor away for a new wrapper; this one is disposed.</summary>
        internal IntPtr TakeHandle()
        {
            var handle = Native.Duplicate(this);
            Dispose();
            return handle;
        }

        private static void CountCreated()
        {
            var total = Interlocked.Increment(ref _total);
            for (var peak = _peak; total > peak; peak = _peak)
            {
                Interlocked.CompareExchange(ref _peak, total, peak);
            }
        }

        private static ObjectDisposedException Disposed() => new(
            "torch.Tensor", "The tensor is disposed: by its owner, or with the dispose scope it was made in. Move it to the outer scope to keep it.");
    }
}
