using System.Runtime.InteropServices;

namespace Ham10000.Dataset;

/// <summary>The part of TurboJPEG's API (libjpeg-turbo 1.5 and later) that is used here.</summary>
internal static unsafe partial class TurboJpeg
{
    internal const int NoReallocation = 1024, AccurateDct = 4096, StopOnWarning = 8192;
    internal const int PixelFormatRgb = 0, PixelFormatCmyk = 11;
    internal const int Sampling444 = 0, Sampling420 = 2;

    [LibraryImport(NativeLibraries.TurboJpeg, EntryPoint = "tjInitDecompress")]
    internal static partial nint InitDecompress();

    [LibraryImport(NativeLibraries.TurboJpeg, EntryPoint = "tjInitCompress")]
    internal static partial nint InitCompress();

    [LibraryImport(NativeLibraries.TurboJpeg, EntryPoint = "tjDestroy")]
    internal static partial int Destroy(nint handle);

    [LibraryImport(NativeLibraries.TurboJpeg, EntryPoint = "tjGetErrorStr2")]
    internal static partial byte* GetError(TurboJpegHandle handle);

    [LibraryImport(NativeLibraries.TurboJpeg, EntryPoint = "tjDecompressHeader3")]
    internal static partial int DecompressHeader(
        TurboJpegHandle handle, byte* file, CULong length, ref int width, ref int height, ref int sampling, ref int colorSpace);

    [LibraryImport(NativeLibraries.TurboJpeg, EntryPoint = "tjDecompress2")]
    internal static partial int Decompress(
        TurboJpegHandle handle, byte* file, CULong length, byte* pixels, int width, int pitch, int height, int pixelFormat, int flags);

    [LibraryImport(NativeLibraries.TurboJpeg, EntryPoint = "tjBufSize")]
    internal static partial CULong BufferSize(int width, int height, int sampling);

    [LibraryImport(NativeLibraries.TurboJpeg, EntryPoint = "tjCompress2")]
    internal static partial int Compress(
        TurboJpegHandle handle, byte* pixels, int width, int pitch, int height, int pixelFormat, byte** file, CULong* length, int sampling, int quality, int flags);
}
