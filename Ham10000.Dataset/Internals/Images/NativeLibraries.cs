using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ham10000.Dataset;

/// <summary>Finds the machine's image libraries under the names they have on each system.</summary>
internal static class NativeLibraries
{
    internal const string TurboJpeg = "turbojpeg";
    internal const string Png = "png16";

    // Must run before the first call into either library, whichever type makes it.
#pragma warning disable CA2255 // A resolver belongs to the assembly, and a module initialiser is where it cannot come too late.
    [ModuleInitializer]
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);
#pragma warning restore CA2255

    internal static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        string[] candidates = name switch
        {
            TurboJpeg => ["libturbojpeg.so.0", "libturbojpeg.0.dylib", "turbojpeg.dll", "libturbojpeg"],
            Png => ["libpng16.so.16", "libpng16.16.dylib", "libpng16.dll", "libpng16"],
            _ => [],
        };
        return Load(name, candidates, assembly, searchPath);
    }

    internal static nint Load(string name, string[] candidates, Assembly assembly, DllImportSearchPath? searchPath)
    {
        foreach (string candidate in candidates)
        {
            if (NativeLibrary.TryLoad(candidate, assembly, searchPath, out nint library))
            {
                return library;
            }
        }

        return candidates.Length == 0 ? 0 : throw new DllNotFoundException(MissingMessage(name, candidates));
    }

    internal static string MissingMessage(string name, string[] candidates)
    {
        var (what, package) = name == TurboJpeg ? ("JPEG images need libjpeg-turbo", "libturbojpeg0") : ("PNG images need libpng", "libpng16-16");
        return $"{what}, and none of {string.Join(", ", candidates)} was found on this machine. Install the package {package} (Debian, Ubuntu), or run ./quickstart, which does.";
    }
}
