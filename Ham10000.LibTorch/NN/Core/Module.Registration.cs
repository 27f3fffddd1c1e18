using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Adds a parameter.</summary>
            /// <param name="name">Its key; unique among the module's parameters.</param>
            /// <param name="param">The parameter. The module owns it from now on.</param>
            /// <exception cref="ArgumentNullException">The parameter is null.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_parameter(string name, Parameter param)
            {
                ArgumentNullException.ThrowIfNull(param);
                RequireFree(name, _parameters.Contains(name), "Parameter");
                _parameters.Add(name, param);
            }

            /// <summary>Adds a buffer: state that is saved with the module and that no optimiser changes.</summary>
            /// <param name="name">Its key; unique among the module's buffers.</param>
            /// <param name="tensor">The buffer. The module owns it from now on.</param>
            /// <param name="persistent">False keeps it out of the state dictionary.</param>
            /// <exception cref="ArgumentNullException">The tensor is null.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                RequireFree(name, _buffers.Contains(name), "Buffer");
                _buffers.Add(name, new RegisteredBuffer(tensor, persistent));
            }

            /// <summary>Adds a submodule; a null submodule removes the one of that name.</summary>
            /// <param name="name">Its key; no dots, unique among the module's submodules.</param>
            /// <param name="submodule">The submodule. The module owns it from now on.</param>
            /// <exception cref="ArgumentException">The name is empty or contains a dot.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null)
                {
                    _submodules.Remove(name);
                    return;
                }

                RequireFree(name, _submodules.Contains(name), "Submodule");
                submodule.RegisterComponents();
                _submodules.Add(name, submodule);
            }

            /// <summary>The same as <see cref="register_module"/>.</summary>
            /// <param name="name">Its key.</param>
            /// <param name="module">The submodule.</param>
            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Registers every field that holds a module, a parameter or a tensor (as a buffer) under the field's name,
            /// except those whose name is registered already. A second call does nothing.</summary>
            protected virtual void RegisterComponents()
            {
                if (_componentsRegistered)
                {
                    return;
                }

                _componentsRegistered = true;
                foreach (var field in GetType().GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
                {
                    if (_submodules.Contains(field.Name) || _parameters.Contains(field.Name) || _buffers.Contains(field.Name))
                    {
                        continue;
                    }

                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(field.Name, module);
                            break;
                        case Parameter parameter:
                            register_parameter(field.Name, parameter);
                            break;
                        case Tensor tensor:
                            register_buffer(field.Name, tensor);
                            break;
                    }
                }
            }

            /// <summary>Registers, replaces or (null) removes a parameter.</summary>
            /// <param name="name">Its key.</param>
            /// <param name="value">The parameter, or null.</param>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                if (value is null)
                {
                    _parameters.Remove(name);
                }
                else
                {
                    _parameters.Set(name, value);
                }
            }

            /// <summary>Registers, replaces or (null) removes a buffer.</summary>
            /// <param name="name">Its key.</param>
            /// <param name="value">The buffer, or null.</param>
            /// <param name="persistent">False keeps it out of the state dictionary.</param>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                if (value is null)
                {
                    _buffers.Remove(name);
                }
                else
                {
                    _buffers.Set(name, new RegisteredBuffer(value, persistent));
                }
            }

            /// <summary>Forgets the submodules without freeing them.</summary>
            protected void ClearModules() => _submodules.Clear();

            private void RequireFree(string name, bool taken, string kind)
            {
                ArgumentException.ThrowIfNullOrEmpty(name);
                if (name.Contains('.', StringComparison.Ordinal))
                {
                    throw new ArgumentException(
                        $"{kind} name '{name}' of module '{GetName()}' contains a dot. Dots separate the levels of a key; choose a name without.",
                        nameof(name));
                }

                if (taken)
                {
                    throw new InvalidOperationException(
                        $"{kind} '{name}' is already registered in module '{GetName()}'. Choose another name.");
                }
            }
        }
    }
}
