using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Modules, layers, losses and what belongs to them.</summary>
    public static partial class nn
    {
        /// <summary>What every layer and model derives from: a named tree of parameters, buffers and submodules.</summary>
        /// <remarks>A custom module derives from <see cref="Module{T, TResult}"/>, assigns its parts to fields and calls
        /// <see cref="RegisterComponents"/> at the end of its constructor.</remarks>
        public partial class Module : IDisposable
        {
            private readonly string _name;
            private readonly NamedItems<Parameter> _parameters = new();
            private readonly NamedItems<RegisteredBuffer> _buffers = new();
            private readonly NamedItems<Module> _submodules = new();
            private bool _componentsRegistered;
            private bool _disposed;

            /// <summary>Starts a module without parts.</summary>
            /// <param name="name">A name for messages, usually the class's.</param>
            protected Module(string name)
            {
                ArgumentNullException.ThrowIfNull(name);
                _name = name;
            }

            /// <summary>Whether the module is in training mode. A new module is.</summary>
            public bool training { get; private set; } = true;

            /// <summary>Whether calls of the module are watched.</summary>
            internal virtual bool IsHooked => false;

            /// <summary>The name that the constructor was given.</summary>
            public virtual string GetName() => _name;

            /// <summary>Puts the module and everything below it into training or evaluation mode.</summary>
            /// <param name="train">False for evaluation mode.</param>
            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var (_, child) in named_children())
                {
                    child.train(train);
                }
            }

            /// <summary>Puts the module and everything below it into evaluation mode.</summary>
            public virtual void eval() => train(false);

            /// <summary>Calls a function with every module of the tree, children before their parent.</summary>
            /// <param name="fn">What to do with each module.</param>
            /// <returns>This module.</returns>
            public virtual Module apply(Action<Module> fn)
            {
                ArgumentNullException.ThrowIfNull(fn);
                foreach (var (_, child) in named_children())
                {
                    child.apply(fn);
                }

                fn(this);
                return this;
            }

            /// <summary>Frees the parameters and buffers of the whole tree. A second call does nothing.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees parameters, buffers and submodules.</summary>
            /// <param name="disposing">True when called from <see cref="Dispose()"/>.</param>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || _disposed)
                {
                    return;
                }

                _disposed = true;
                foreach (var (_, parameter) in _parameters)
                {
                    parameter.Dispose();
                }

                foreach (var (_, buffer) in _buffers)
                {
                    buffer.Tensor.Dispose();
                }

                foreach (var (_, child) in _submodules)
                {
                    child.Dispose();
                }
            }
        }
    }
}
