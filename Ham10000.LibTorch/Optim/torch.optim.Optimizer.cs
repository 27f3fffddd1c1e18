using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Optimisers: what changes parameters by their gradients.</summary>
    public static partial class optim
    {
        /// <summary>What all optimisers have in common.</summary>
        public abstract partial class Optimizer : IDisposable
        {
            private protected Optimizer()
            {
            }

            /// <summary>The groups, whose learning rates can be read and set.</summary>
            public IEnumerable<ILearningRateController> ParamGroups => Groups;

            private protected List<ParamGroup> Groups { get; } = [];

            /// <summary>The parameters of all groups.</summary>
            public abstract IEnumerable<Parameter> parameters();

            /// <summary>Fills the gradients with zeros. A module's zero_grad can free them instead, which is faster.</summary>
            public abstract void zero_grad();

            /// <summary>Changes every parameter that has a gradient.</summary>
            /// <param name="closure">Computes loss and gradients first; null where that is done.</param>
            /// <returns>The closure's loss, or null.</returns>
            public virtual Tensor? step(Func<Tensor>? closure = null)
            {
                Tensor? loss = null;
                if (closure is not null)
                {
                    using var gradients = enable_grad();
                    loss = closure();
                }

                foreach (var group in Groups)
                {
                    var batch = new OptimizerBatch(group);
                    if (batch.Count > 0)
                    {
                        Native.Check(Update(group, batch));
                        GC.KeepAlive(batch);
                    }
                }

                return loss;
            }

            /// <summary>Adds parameters with settings of their own.</summary>
            /// <param name="param_group">A group of this optimiser's own kind.</param>
            public abstract void add_param_group(ParamGroup param_group);

            /// <summary>Frees the optimiser's state. The parameters stay. A second call does nothing.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees the optimiser's state.</summary>
            /// <param name="disposing">True when called from <see cref="Dispose()"/>.</param>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing)
                {
                    return;
                }

                foreach (var state in Groups.SelectMany(group => group.States))
                {
                    state?.Dispose();
                }
            }

            private protected abstract int Update(ParamGroup group, OptimizerBatch batch);
        }
    }
}
