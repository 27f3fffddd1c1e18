namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose calls can be watched and changed: before hooks see (and may replace) the input, after hooks the
        /// result.</summary>
        /// <typeparam name="TPreHook">A function that runs before the forward pass.</typeparam>
        /// <typeparam name="TPostHook">A function that runs after it.</typeparam>
        public abstract partial class HookableModule<TPreHook, TPostHook> : Module
            where TPreHook : Delegate
            where TPostHook : Delegate
        {
            private readonly NamedItems<TPreHook> _preHooks = new();
            private readonly NamedItems<TPostHook> _postHooks = new();
            private readonly NamedItems<Action<Module>> _modulePreHooks = new();
            private readonly NamedItems<Action<Module>> _modulePostHooks = new();
            private long _nextKey;

            private protected HookableModule(string name)
                : base(name)
            {
            }

            internal override bool IsHooked => HasHooks;

            private protected bool HasHooks { get; private set; }

            private protected IEnumerable<TPreHook> PreHooks => Snapshot(_preHooks);

            private protected IEnumerable<TPostHook> PostHooks => Snapshot(_postHooks);

            /// <summary>Adds a function that every call runs before the forward pass. A result other than null replaces the input.</summary>
            /// <param name="hook">The function.</param>
            /// <returns>What removes the hook again.</returns>
            public HookRemover register_forward_pre_hook(TPreHook hook) => Register(_preHooks, hook);

            /// <summary>Adds a function that every call runs before the forward pass.</summary>
            /// <param name="hook">The function.</param>
            /// <returns>What removes the hook again.</returns>
            public HookRemover register_forward_pre_hook(Action<Module> hook) => Register(_modulePreHooks, hook);

            /// <summary>Adds a function that every call runs after the forward pass. A result other than null replaces the output.</summary>
            /// <param name="hook">The function.</param>
            /// <returns>What removes the hook again.</returns>
            public HookRemover register_forward_hook(TPostHook hook) => Register(_postHooks, hook);

            /// <summary>Adds a function that every call runs after the forward pass.</summary>
            /// <param name="hook">The function.</param>
            /// <returns>What removes the hook again.</returns>
            public HookRemover register_forward_hook(Action<Module> hook) => Register(_modulePostHooks, hook);

            private protected void RunModulePreHooks()
            {
                foreach (var hook in Snapshot(_modulePreHooks))
                {
                    hook(this);
                }
            }

            private protected void RunModulePostHooks()
            {
                foreach (var hook in Snapshot(_modulePostHooks))
                {
                    hook(this);
                }
            }

            // A hook may remove itself or others while the hooks run.
            private static T[] Snapshot<T>(NamedItems<T> hooks) => [.. hooks.Select(item => item.Value)];

            private HookRemover Register<T>(NamedItems<T> hooks, T hook)
                where T : Delegate
            {
                ArgumentNullException.ThrowIfNull(hook);
                var key = (_nextKey++).ToString();
                hooks.Add(key, hook);
                HasHooks = true;
                return new HookRemover(this, key);
            }

            private void Remove(string key)
            {
                _preHooks.Remove(key);
                _postHooks.Remove(key);
                _modulePreHooks.Remove(key);
                _modulePostHooks.Remove(key);
                HasHooks = _preHooks.Count + _postHooks.Count + _modulePreHooks.Count + _modulePostHooks.Count > 0;
            }
        }
    }
}
