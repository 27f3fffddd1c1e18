namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The module's parameters, then its persistent buffers, by key. The tensors are the module's own, not copies.</summary>
            /// <param name="destination">A dictionary to add to; null for a new one.</param>
            /// <param name="prefix">What comes before each key, joined with a dot; null for nothing.</param>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                var start = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach (var (key, parameter) in named_parameters())
                {
                    destination.TryAdd(start + key, parameter);
                }

                foreach (var (key, buffer) in named_buffers(true, false))
                {
                    destination.TryAdd(start + key, buffer);
                }

                return destination;
            }

            /// <summary>Copies values into the module's parameters and persistent buffers, whatever their types and devices.
            /// Nothing is copied unless everything fits.</summary>
            /// <param name="source">Values by key.</param>
            /// <param name="strict">False loads what both sides have; true wants the same keys on both.</param>
            /// <param name="skip">Keys to leave alone.</param>
            /// <returns>The keys that the source lacks, and those that the module lacks.</returns>
            /// <exception cref="InvalidOperationException">Strict and the keys differ, or a shape differs.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(source);
                var own = state_dict();
                var skipped = new HashSet<string>(skip ?? []);
                var missing = own.Keys.Where(key => !source.ContainsKey(key) && !skipped.Contains(key)).ToList();
                var unexpected = source.Keys.Where(key => !own.ContainsKey(key) && !skipped.Contains(key)).ToList();
                if (strict && (missing.Count > 0 || unexpected.Count > 0))
                {
                    throw new InvalidOperationException(
                        $"The state dictionary does not fit module '{GetName()}'. Missing keys: {Listed(missing)}. " +
                        $"Unexpected keys: {Listed(unexpected)}. Pass strict: false to load what both have.");
                }

                var pairs = source.Where(pair => own.ContainsKey(pair.Key) && !skipped.Contains(pair.Key)).ToList();
                foreach (var (key, value) in pairs)
                {
                    if (!own[key].shape.AsSpan().SequenceEqual(value.shape))
                    {
                        throw new InvalidOperationException(
                            $"The state dictionary does not fit module '{GetName()}': '{key}' has shape " +
                            $"({string.Join(", ", value.shape)}). Expected ({string.Join(", ", own[key].shape)}).");
                    }
                }

                foreach (var (key, value) in pairs)
                {
                    Native.Check(Native.ht_nn_copy(own[key], value));
                }

                return (missing, unexpected);
            }

            /// <summary>Removes or zeroes the gradients of all parameters.</summary>
            /// <param name="set_to_none">True frees the gradients, which is faster; false fills them with zeros.</param>
            public virtual void zero_grad(bool set_to_none = true) => TensorHandles.ZeroGradients(parameters(), set_to_none);

            private static string Listed(List<string> keys) => keys.Count switch
            {
                0 => "none",
                <= 5 => string.Join(", ", keys),
                _ => $"{string.Join(", ", keys.Take(5))} and {keys.Count - 5} more",
            };
        }
    }
}
