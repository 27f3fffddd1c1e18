using System.Runtime.InteropServices;

namespace Ham10000.Dataset;

/// <summary>The part of libpng's simplified API (1.6) that is used here. It reports errors by return value, never by a long jump across our frames.</summary>
internal static unsafe partial class LibPng
{
    internal const uint Version = 1, FormatRgb = 2, FormatRgba = 3, FlagSixteenBitIsSrgb = 4;

    [LibraryImport(NativeLibraries.Png, EntryPoint = "png_image_begin_read_from_memory")]
    internal static partial int BeginRead(Image* image, byte* file, nuint length);

    [LibraryImport(NativeLibraries.Png, EntryPoint = "png_image_finish_read")]
    internal static partial int FinishRead(Image* image, void* background, byte* pixels, int pitch, void* colorMap);

    [LibraryImport(NativeLibraries.Png, EntryPoint = "png_image_free")]
    internal static partial void Free(Image* image);

    /// <summary>The library's png_image.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Image
    {
        internal nint Opaque;
        internal uint Version, Width, Height, Format, Flags, ColorMapEntries, WarningOrError;
        internal fixed byte Message[64];

        internal readonly string Text()
        {
            fixed (byte* message = Message)
            {
                return Marshal.PtrToStringUTF8((nint)message) ?? "no message";
            }
        }
    }
}
