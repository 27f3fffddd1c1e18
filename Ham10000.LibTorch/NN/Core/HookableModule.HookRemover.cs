namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class HookableModule<TPreHook, TPostHook>
        {
            /// <summary>Removes a hook.</summary>
            /// <param name="module">The module that has the hook.</param>
            /// <param name="key">The hook's key.</param>
            public class HookRemover(HookableModule<TPreHook, TPostHook> module, string key)
            {
                /// <summary>Removes the hook. A second call does nothing.</summary>
                public void remove() => module.Remove(key);
            }
        }
    }
}
