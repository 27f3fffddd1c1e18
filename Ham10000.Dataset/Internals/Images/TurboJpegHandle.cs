using System.Runtime.InteropServices;

namespace Ham10000.Dataset;

/// <summary>A TurboJPEG compressor or decompressor. One thread at a time.</summary>
internal sealed class TurboJpegHandle : SafeHandle
{
    private TurboJpegHandle(nint handle)
        : base(0, ownsHandle: true)
    {
        if (handle == 0)
        {
            throw new InvalidOperationException("libjpeg-turbo could not be initialised: out of memory.");
        }

        SetHandle(handle);
    }

    public override bool IsInvalid => handle == 0;

    internal static TurboJpegHandle ForCompression() => new(TurboJpeg.InitCompress());

    internal static TurboJpegHandle ForDecompression() => new(TurboJpeg.InitDecompress());

    internal unsafe string LastError() => Marshal.PtrToStringUTF8((nint)TurboJpeg.GetError(this)) ?? "no message";

    protected override bool ReleaseHandle() => TurboJpeg.Destroy(handle) == 0;
}
