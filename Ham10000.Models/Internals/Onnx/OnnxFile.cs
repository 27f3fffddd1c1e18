using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>Writes ONNX files. The same content gives the same bytes.</summary>
internal static class OnnxFile
{
    private const int FormatVersion = 8;
    private const int OperatorSet = 17;

    /// <summary>Writes the file; the weights go to it one by one.</summary>
    public static void Write(string path, OnnxGraph graph, OnnxDescription description)
    {
        var before = Head(description);
        var message = new OnnxGraphMessage(graph);
        var after = Tail(description);
        CheckSize(before.Length + message.ByteCount + after.Length);
        AtomicFile.Write(path, stream =>
        {
            stream.Write(before);
            message.WriteTo(stream);
            stream.Write(after);
        });
    }

    private static byte[] Head(OnnxDescription description)
    {
        const int FormatField = 1, ProducerField = 2, ProducerVersionField = 3, TextField = 6;
        return OnnxMessage.Of(output =>
        {
            output.Write(FormatField, FormatVersion);
            output.Write(ProducerField, "Ham10000.Models");
            output.Write(ProducerVersionField, description.Version);
            output.Write(TextField, description.Sentence);
        });
    }

    private static byte[] Tail(OnnxDescription description)
    {
        const int OperatorSetField = 8, VersionField = 2, MetadataField = 14;
        return OnnxMessage.Of(output =>
        {
            output.Write(OperatorSetField, OnnxMessage.Of(set => set.Write(VersionField, OperatorSet)));
            foreach (var (key, value) in description.Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                output.Write(MetadataField, Entry(key, value));
            }
        });
    }

    private static byte[] Entry(string key, string value)
    {
        const int KeyField = 1, ValueField = 2;
        return OnnxMessage.Of(entry =>
        {
            entry.Write(KeyField, key);
            entry.Write(ValueField, value);
        });
    }

    // Readers of protocol buffers take no more.
    private static void CheckSize(long byteCount)
    {
        if (byteCount > int.MaxValue)
        {
            throw new NotSupportedException($"The ONNX file would have {byteCount:N0} bytes; the format allows {int.MaxValue:N0}. Pool before Flatten, or use smaller images.");
        }
    }
}
