using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>An empty sequence; see its append.</summary>
        public static Sequential Sequential() => new(Array.Empty<Module<Tensor, Tensor>>());

        /// <summary>Modules that run one after the other.</summary>
        /// <param name="modules">The modules, in order.</param>
        public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => new(modules);

        /// <summary>Modules that run one after the other.</summary>
        /// <param name="modules">Names and modules, in order.</param>
        public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);

        /// <summary>Modules that run one after the other.</summary>
        /// <param name="modules">The modules, in order.</param>
        public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => new([.. modules]);

        /// <summary>Modules that run one after the other.</summary>
        /// <param name="modules">Names and modules, in order.</param>
        public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) =>
            new([.. modules]);

        /// <summary>A list of modules that is part of a module.</summary>
        /// <param name="modules">The modules, in order.</param>
        public static ModuleList<Module> ModuleList(params Module[] modules) => new(modules);

        /// <summary>A list of modules that is part of a module.</summary>
        /// <typeparam name="T">Type of the modules.</typeparam>
        /// <param name="modules">The modules, in order.</param>
        public static ModuleList<T> ModuleList<T>(params T[] modules)
            where T : Module => new(modules);
    }
}
