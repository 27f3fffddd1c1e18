namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>Which side of a layer.</summary>
            public enum FanInOut
            {
                /// <summary>The inputs: keeps the variance of the forward pass.</summary>
                FanIn = 0,

                /// <summary>The outputs: keeps the variance of the backward pass.</summary>
                FanOut = 1,
            }
        }
    }
}
