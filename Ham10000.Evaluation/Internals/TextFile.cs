using System.Text;
using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>Text files in UTF-8 without a byte order mark, there as a whole or not at all.</summary>
internal static class TextFile
{
    public static void Write(string path, string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }
}
