namespace TorchSharp;

/// <summary>Tensors and the functions on them, as in PyTorch's module of this name.</summary>
public static partial class torch
{
#pragma warning disable CA2211 // TorchSharp's fields are neither constant nor read-only, and the API must not differ.
    /// <summary>Unsigned 8-bit integers.</summary>
    public static ScalarType uint8 = ScalarType.Byte;

    /// <summary>Signed 8-bit integers.</summary>
    public static ScalarType int8 = ScalarType.Int8;

    /// <summary>Signed 16-bit integers.</summary>
    public static ScalarType int16 = ScalarType.Int16;

    /// <summary>Signed 32-bit integers.</summary>
    public static ScalarType int32 = ScalarType.Int32;

    /// <summary>Signed 64-bit integers.</summary>
    public static ScalarType int64 = ScalarType.Int64;

    /// <summary>Half precision.</summary>
    public static ScalarType float16 = ScalarType.Float16;

    /// <summary>Single precision.</summary>
    public static ScalarType float32 = ScalarType.Float32;

    /// <summary>Double precision.</summary>
    public static ScalarType float64 = ScalarType.Float64;

    /// <summary>Brain float: the upper half of a single.</summary>
    public static ScalarType bfloat16 = ScalarType.BFloat16;

    /// <summary>Booleans.</summary>
    public static ScalarType @bool = ScalarType.Bool;

    /// <summary>Half precision.</summary>
    public static ScalarType half = ScalarType.Float16;

    /// <summary>Single precision.</summary>
    public static ScalarType @float = ScalarType.Float32;

    /// <summary>Double precision.</summary>
    public static ScalarType @double = ScalarType.Float64;

    /// <summary>Signed 16-bit integers.</summary>
    public static ScalarType @short = ScalarType.Int16;

    /// <summary>Signed 32-bit integers.</summary>
    public static ScalarType @int = ScalarType.Int32;

    /// <summary>Signed 64-bit integers.</summary>
    public static ScalarType @long = ScalarType.Int64;
#pragma warning restore CA2211

    /// <summary>Whether a type is a floating one.</summary>
    /// <param name="type">The type.</param>
    public static bool is_floating_point(ScalarType type) =>
        type is ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.BFloat16;

    /// <summary>Whether a tensor's type is a floating one.</summary>
    /// <param name="input">The tensor.</param>
    public static bool is_floating_point(Tensor input) => input.is_floating_point();

    /// <summary>Whether a type is an integer one; booleans are.</summary>
    /// <param name="type">The type.</param>
    public static bool is_integral(ScalarType type) => !is_floating_point(type);

    /// <summary>Opens a dispose scope on this thread: what is made until its end is disposed with it.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.ThreadSingleton.NewScope();

    /// <summary>The innermost dispose scope of this thread, or null.</summary>
    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.ThreadSingleton.Current;

    internal static int Number(ScalarType? type) => type is { } known ? (int)known : -1;
}
