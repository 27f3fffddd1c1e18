using System.Buffers.Binary;
using System.Text;

namespace Ham10000.Models.Tests;

/// <summary>Safetensors files byte by byte, so that tests can write what no writer would.</summary>
internal static class RawSafetensors
{
    public static byte[] Bytes(string header, int dataLength) => Bytes(Encoding.UTF8.GetBytes(header), new byte[dataLength]);

    public static byte[] Bytes(byte[] header, byte[] data)
    {
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return [.. length, .. header, .. data];
    }

    public static SafetensorsBlock Block(string name, SafetensorsType type, long[] shape, params byte[] bytes)
        => SafetensorsBlock.FromBytes(name, type, shape, bytes);

    public static byte[] Read(this SafetensorsFile file, string name)
    {
        var entry = file.Find(name)!;
        var bytes = new byte[entry.ByteCount];
        file.ReadBytes(entry, bytes);
        return bytes;
    }
}
