using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Work on many parameters at once.</summary>
        public static partial class utils
        {
            /// <summary>Scales all gradients by one factor so that their common norm is at most a limit.</summary>
            /// <param name="tensors">The parameters. Those without a gradient are passed over.</param>
            /// <param name="max_norm">The limit.</param>
            /// <param name="norm_type">The exponent of the norm; infinity for the largest absolute value.</param>
            /// <returns>The norm before scaling. Not finite where a gradient is not.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                var list = tensors.ToList();
                Native.Check(Native.ht_clip_grad_norm(TensorHandles.Of(list), list.Count, max_norm, norm_type, out var total));
                GC.KeepAlive(list);
                return total;
            }

            /// <summary>Clamps every element of every gradient.</summary>
            /// <param name="tensors">The parameters. Those without a gradient are passed over.</param>
            /// <param name="clip_value">The largest absolute value.</param>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                var list = tensors.ToList();
                Native.Check(Native.ht_clip_grad_value(TensorHandles.Of(list), list.Count, clip_value));
                GC.KeepAlive(list);
            }
        }
    }
}
