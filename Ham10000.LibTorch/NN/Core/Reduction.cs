namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What becomes of the losses of a batch.</summary>
        public enum Reduction
        {
            /// <summary>They are returned one by one.</summary>
            None = 0,

            /// <summary>They are averaged.</summary>
            Mean = 1,

            /// <summary>They are summed.</summary>
            Sum = 2,
        }
    }
}
