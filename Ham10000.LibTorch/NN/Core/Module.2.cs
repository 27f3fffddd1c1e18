namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module of two inputs. A layer or model overrides <see cref="forward"/>; users run <see cref="call"/>.</summary>
        /// <typeparam name="T1">Type of input 1.</typeparam>
        /// <typeparam name="T2">Type of input 2.</typeparam>
        /// <typeparam name="TResult">Type of the result.</typeparam>
        public abstract class Module<T1, T2, TResult> : HookableModule<Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?>, Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult>>, IModule<T1, T2, TResult>
        {
            /// <summary>Starts a module without parts.</summary>
            /// <param name="name">A name for messages, usually the class's.</param>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>What the module computes.</summary>
            /// <param name="input1">Input 1.</param>
            /// <param name="input2">Input 2.</param>
            public abstract TResult forward(T1 input1, T2 input2);

            /// <summary>Runs the hooks and the forward pass.</summary>
            /// <param name="input1">Input 1.</param>
            /// <param name="input2">Input 2.</param>
            public TResult call(T1 input1, T2 input2)
            {
                if (!HasHooks)
                {
                    return forward(input1, input2);
                }

                RunModulePreHooks();
                foreach (var hook in PreHooks)
                {
                    if (hook(this, input1, input2) is var (replaced1, replaced2))
                    {
                        (input1, input2) = (replaced1, replaced2);
                    }
                }

                var result = forward(input1, input2);
                RunModulePostHooks();
                foreach (var hook in PostHooks)
                {
                    if (hook(this, input1, input2, result) is { } replaced)
                    {
                        result = replaced;
                    }
                }

                return result;
            }
        }
    }
}
