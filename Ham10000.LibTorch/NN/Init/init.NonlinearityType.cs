namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>What follows a layer.</summary>
            public enum NonlinearityType
            {
                /// <summary>The identity.</summary>
                Linear = 0,

                /// <summary>The identity, after a convolution.</summary>
                Conv1D = 1,

                /// <summary>The identity, after a convolution.</summary>
                Conv2D = 2,

                /// <summary>The identity, after a convolution.</summary>
                Conv3D = 3,

                /// <summary>The identity, after a convolution.</summary>
                ConvTranspose1D = 4,

                /// <summary>The identity, after a convolution.</summary>
                ConvTranspose2D = 5,

                /// <summary>The identity, after a convolution.</summary>
                ConvTranspose3D = 6,

                /// <summary>The logistic function.</summary>
                Sigmoid = 7,

                /// <summary>The hyperbolic tangent.</summary>
                Tanh = 8,

                /// <summary>max(x, 0).</summary>
                ReLU = 9,

                /// <summary>x where positive, a slope times x elsewhere.</summary>
                LeakyReLU = 10,
            }
        }
    }
}
