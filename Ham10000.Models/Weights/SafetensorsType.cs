namespace Ham10000.Models;

/// <summary>The element types of a safetensors file that this library reads and writes.</summary>
public enum SafetensorsType
{
    /// <summary>IEEE 754 double precision, 8 bytes.</summary>
    F64,

    /// <summary>Signed integer, 8 bytes.</summary>
    I64,

    /// <summary>IEEE 754 single precision, 4 bytes.</summary>
    F32,

    /// <summary>Signed integer, 4 bytes.</summary>
    I32,

    /// <summary>IEEE 754 half precision, 2 bytes.</summary>
    F16,

    /// <summary>The upper half of a single, 2 bytes.</summary>
    BF16,

    /// <summary>Unsigned integer, 1 byte.</summary>
    U8,

    /// <summary>0 or 1, 1 byte.</summary>
    Bool,
}
