namespace TorchSharp;

public static partial class torch
{
    /// <summary>The element types of tensors, with libtorch's numbers.</summary>
    public enum ScalarType : sbyte
    {
        /// <summary>Unsigned 8-bit integer.</summary>
        Byte = 0,

        /// <summary>Signed 8-bit integer.</summary>
        Int8 = 1,

        /// <summary>Signed 16-bit integer.</summary>
        Int16 = 2,

        /// <summary>Signed 32-bit integer.</summary>
        Int32 = 3,

        /// <summary>Signed 64-bit integer.</summary>
        Int64 = 4,

        /// <summary>IEEE half precision: 5 exponent and 10 fraction bits.</summary>
        Float16 = 5,

        /// <summary>Single precision.</summary>
        Float32 = 6,

        /// <summary>Double precision.</summary>
        Float64 = 7,

        /// <summary>Boolean, one byte each.</summary>
        Bool = 11,

        /// <summary>Brain float: the upper half of a single, 8 exponent and 7 fraction bits.</summary>
        BFloat16 = 15,
    }
}
