using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The functions of the shim (native/*.cpp), one partial file per facet.</summary>
/// <remarks>A tensor result is null after an error, which the marshaller turns into an exception. Every other function
/// returns a status for <see cref="Check"/>.</remarks>
internal static partial class Native
{
    /// <summary>The shim's name for <see cref="LibraryImportAttribute"/>.</summary>
    internal const string Library = "ham10000torch";

    static Native() => NativeLoader.Register();

    /// <summary>Throws the shim's last error if a call reports one.</summary>
    public static void Check(int status)
    {
        if (status != 0)
        {
            throw LastError();
        }
    }

    /// <summary>The error that the last call on this thread left.</summary>
#pragma warning disable CA2201 // TorchSharp throws this type, and callers catch it.
    public static ExternalException LastError() => new(Text(ht_last_error()));
#pragma warning restore CA2201

    /// <summary>The text at a pointer into the shim's memory.</summary>
    public static string Text(IntPtr utf8) => Marshal.PtrToStringUTF8(utf8) ?? "";

    [LibraryImport(Library)]
    private static partial IntPtr ht_last_error();

    [LibraryImport(Library)]
    public static partial void ht_list_free(IntPtr list);

    [LibraryImport(Library)]
    public static partial void ht_compiled_version(out int major, out int minor);

    [LibraryImport(Library)]
    public static partial int ht_show_config(out IntPtr text);

    [LibraryImport(Library)]
    public static partial int ht_set_num_threads(int count);

    [LibraryImport(Library)]
    public static partial int ht_get_num_threads(out int count);

    [LibraryImport(Library)]
    public static partial int ht_set_num_interop_threads(int count);

    [LibraryImport(Library)]
    public static partial int ht_get_num_interop_threads(out int count);
}
