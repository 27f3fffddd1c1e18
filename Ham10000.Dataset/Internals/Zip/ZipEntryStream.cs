using System.IO.Compression;

namespace Ham10000.Dataset;

/// <summary>An entry's bytes; closing them closes the zip too.</summary>
internal sealed class ZipEntryStream(ZipArchive archive, Stream entry) : ForwardStream
{
    public override int Read(Span<byte> buffer) => entry.Read(buffer);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            entry.Dispose();
            archive.Dispose();
        }

        base.Dispose(disposing);
    }
}
