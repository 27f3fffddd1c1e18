using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Tensors by name in a safetensors file, the format in which torchvision's and timm's weights are published.</summary>
public static class Safetensors
{
    /// <summary>Reads every tensor of a file. To read some of them, or the metadata, use <see cref="SafetensorsFile"/>.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The tensors by name, on the CPU, in the file's types. The caller disposes them.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ModelFormatException">The file is damaged, cut short or of another format.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path)
    {
        using var file = SafetensorsFile.Open(path);
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        try
        {
            foreach (var entry in file.Entries)
            {
                tensors.Add(entry.Name, SafetensorsTensors.ReadTensor(file, entry));
            }

            return tensors;
        }
        catch
        {
            foreach (var tensor in tensors.Values)
            {
                tensor.Dispose();
            }

            throw;
        }
    }

    /// <summary>Writes tensors to a file, which holds all of them or, if anything fails, what it held before.</summary>
    /// <remarks>The same tensors and metadata give the same bytes. Missing folders are created.</remarks>
    /// <param name="path">The file, replaced if it exists.</param>
    /// <param name="tensors">The tensors by name, on any device, with any strides: float64, float32, float16, bfloat16, int64, int32, uint8 or bool.</param>
    /// <param name="metadata">Free text by key; null for none.</param>
    /// <exception cref="ArgumentException">A tensor has another type.</exception>
    /// <exception cref="IOException">The file could not be written.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(tensors);
        SafetensorsWriter.Write(path, tensors.Select(t => SafetensorsTensors.ToBlock(t.Key, t.Value)), metadata);
    }
}
