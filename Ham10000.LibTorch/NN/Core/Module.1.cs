namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module of one input. A layer or model overrides <see cref="forward"/>; users run <see cref="call"/>.</summary>
        /// <typeparam name="T">Type of the input.</typeparam>
        /// <typeparam name="TResult">Type of the result.</typeparam>
        public abstract class Module<T, TResult> : HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>, IModule<T, TResult>
        {
            /// <summary>Starts a module without parts.</summary>
            /// <param name="name">A name for messages, usually the class's.</param>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>What the module computes.</summary>
            /// <param name="input">The input.</param>
            public abstract TResult forward(T input);

            /// <summary>Runs the hooks and the forward pass.</summary>
            /// <param name="input">The input.</param>
            public TResult call(T input)
            {
                if (!HasHooks)
                {
                    return forward(input);
                }

                RunModulePreHooks();
                foreach (var hook in PreHooks)
                {
                    if (hook(this, input) is { } replaced)
                    {
                        input = replaced;
                    }
                }

                var result = forward(input);
                RunModulePostHooks();
                foreach (var hook in PostHooks)
                {
                    if (hook(this, input, result) is { } replaced)
                    {
                        result = replaced;
                    }
                }

                return result;
            }
        }
    }
}
