using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The parameters with their keys: the module's own in order of registration, then those of each submodule.
            /// A parameter that is shared comes once.</summary>
            /// <param name="recurse">False for the module's own only.</param>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Parameter>(ReferenceEqualityComparer.Instance);
                foreach (var (prefix, module) in SelfAndBelow(recurse))
                {
                    foreach (var (name, parameter) in module._parameters)
                    {
                        if (seen.Add(parameter))
                        {
                            yield return (prefix + name, parameter);
                        }
                    }
                }
            }

            /// <summary>The parameters in the order of <see cref="named_parameters"/>.</summary>
            /// <param name="recurse">False for the module's own only.</param>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true) =>
                named_parameters(recurse).Select(pair => pair.parameter);

            /// <summary>The buffers with their keys: the module's own in order of registration, then those of each submodule.</summary>
            /// <param name="recurse">False for the module's own only.</param>
            /// <param name="include_nonpersistent">False leaves out what is not in the state dictionary.</param>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(
                bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach (var (prefix, module) in SelfAndBelow(recurse))
                {
                    foreach (var (name, buffer) in module._buffers)
                    {
                        if ((include_nonpersistent || buffer.IsPersistent) && seen.Add(buffer.Tensor))
                        {
                            yield return (prefix + name, buffer.Tensor);
                        }
                    }
                }
            }

            /// <summary>The buffers in the order of <see cref="named_buffers"/>.</summary>
            /// <param name="recurse">False for the module's own only.</param>
            /// <param name="include_nonpersistent">False leaves out what is not in the state dictionary.</param>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(pair => pair.buffer);

            /// <summary>The direct submodules with their names.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children()
            {
                foreach (var (name, module) in _submodules)
                {
                    yield return (name, module);
                }
            }

            /// <summary>The direct submodules.</summary>
            public virtual IEnumerable<Module> children() => named_children().Select(pair => pair.module);

            /// <summary>All modules below this one with their keys, each level before the next.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var child in named_children())
                {
                    yield return child;
                }

                foreach (var (name, module) in named_children())
                {
                    foreach (var (below, descendant) in module.named_modules())
                    {
                        yield return ($"{name}.{below}", descendant);
                    }
                }
            }

            /// <summary>All modules below this one.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(pair => pair.module);

            /// <summary>Whether there is a parameter of this key.</summary>
            /// <param name="target">A key such as <c>features.0.weight</c>.</param>
            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            /// <summary>The parameter of this key, or null.</summary>
            /// <param name="target">A key such as <c>features.0.weight</c>.</param>
            public virtual Parameter? get_parameter(string target) =>
                Find(target) is var (module, name) && module._parameters.TryGet(name, out var parameter) ? parameter : null;

            /// <summary>Whether there is a buffer of this key.</summary>
            /// <param name="target">A key such as <c>bn1.running_mean</c>.</param>
            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>The buffer of this key, or null.</summary>
            /// <param name="target">A key such as <c>bn1.running_mean</c>.</param>
            public virtual Tensor? get_buffer(string target) =>
                Find(target) is var (module, name) && module._buffers.TryGet(name, out var buffer) ? buffer.Tensor : null;

            // Depth first, with the prefix that each module's own names get.
            private IEnumerable<(string Prefix, Module Module)> SelfAndBelow(bool recurse, string prefix = "")
            {
                yield return (prefix, this);
                if (!recurse)
                {
                    yield break;
                }

                foreach (var (name, child) in _submodules)
                {
                    foreach (var found in child.SelfAndBelow(true, $"{prefix}{name}."))
                    {
                        yield return found;
                    }
                }
            }

            private (Module Module, string Name)? Find(string target)
            {
                ArgumentNullException.ThrowIfNull(target);
                var module = this;
                var parts = target.Split('.');
                foreach (var part in parts[..^1])
                {
                    if (!module._submodules.TryGet(part, out var child))
                    {
                        return null;
                    }

                    module = child;
                }

                return (module, parts[^1]);
            }
        }
    }
}
