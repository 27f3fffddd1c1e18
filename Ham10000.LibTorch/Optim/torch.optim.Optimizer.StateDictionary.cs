namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public abstract partial class Optimizer
        {
            /// <summary>A copy of an optimiser's settings and state at one moment.</summary>
            public sealed class StateDictionary
            {
                internal StateDictionary(byte[] content) => Content = content;

                internal byte[] Content { get; }
            }
        }
    }
}
