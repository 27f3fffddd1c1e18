using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Tensors to and from the bytes of a safetensors file.</summary>
internal static class SafetensorsTensors
{
    private static readonly (ScalarType Torch, SafetensorsType File)[] Types =
    [
        (ScalarType.Float64, SafetensorsType.F64),
        (ScalarType.Int64, SafetensorsType.I64),
        (ScalarType.Float32, SafetensorsType.F32),
        (ScalarType.Int32, SafetensorsType.I32),
        (ScalarType.Float16, SafetensorsType.F16),
        (ScalarType.BFloat16, SafetensorsType.BF16),
        (ScalarType.Byte, SafetensorsType.U8),
        (ScalarType.Bool, SafetensorsType.Bool),
    ];

    /// <summary>The type's code in a file; torch's own name for a type that files do not take.</summary>
    public static string Code(ScalarType type) => ToFile(type)?.Code() ?? type.ToString();

    public static ScalarType ToTorch(this SafetensorsType type) => Types.Single(t => t.File == type).Torch;

    /// <summary>Reads a tensor of the file's type into new memory on the CPU.</summary>
    public static Tensor ReadTensor(SafetensorsFile file, SafetensorsEntry entry)
    {
        if (entry.ByteCount > Array.MaxLength)
        {
            throw new ModelFormatException(file.Path, $"{file.Path}, tensor {Text.Quote(entry.Name)}: it has {entry.ByteCount:N0} bytes; "
                + $"this library reads tensors of up to {Array.MaxLength:N0}.", null);
        }

        var tensor = empty([.. entry.Shape], dtype: entry.Type.ToTorch());
        try
        {
            if (entry.ByteCount > 0)
            {
                file.ReadBytes(entry, tensor.bytes);
            }

            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }

    /// <summary>What writes a tensor, whatever its device and strides.</summary>
    public static SafetensorsBlock ToBlock(string name, Tensor tensor) => ToBlock(name, tensor, tensor.dtype);

    /// <summary>What writes a tensor in another type.</summary>
    public static SafetensorsBlock ToBlock(string name, Tensor tensor, ScalarType type)
    {
        var known = ToFile(type)
            ?? throw new ArgumentException($"Tensor {Text.Quote(name)} has type {type}; a safetensors file takes {string.Join(", ", Types.Select(t => t.Torch))}. Convert it first.");
        return new SafetensorsBlock(name, known, tensor.shape, stream => Write(stream, tensor, type));
    }

    /// <summary>What a tensor of that type and shape takes in a file; it cannot be written.</summary>
    public static SafetensorsBlock Described(string name, ScalarType type, long[] shape) =>
        new(name, ToFile(type) ?? SafetensorsType.F32, shape, static _ => throw new InvalidOperationException("A description of a tensor has no bytes to write."));

    private static SafetensorsType? ToFile(ScalarType type) => Types.Where(t => t.Torch == type).Select(t => (SafetensorsType?)t.File).FirstOrDefault();

    private static void Write(Stream stream, Tensor tensor, ScalarType type)
    {
        using var scope = NewDisposeScope();
        using var nothing = no_grad();
        var plain = tensor.detach().to_type(type).cpu().contiguous();
        if (plain.numel() > 0)
        {
            stream.Write(plain.bytes);
        }
    }
}
