using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace TorchSharp;

/// <summary>Finds and loads the shim and, with it, libtorch; before that, sets what libtorch reads from its environment.</summary>
internal static partial class NativeLoader
{
    private const string FileName = "libham10000torch.so";
    private const int LoadNowAndShare = 0x102; // RTLD_NOW | RTLD_GLOBAL

    private static readonly Lazy<IntPtr> Shim = new(Load);

    /// <summary>From now on, the first call of a native function loads the shim.</summary>
    public static void Register() => NativeLibrary.SetDllImportResolver(
        typeof(NativeLoader).Assembly, static (name, _, _) => name == Native.Library ? Shim.Value : IntPtr.Zero);

    private static IntPtr Load()
    {
        NativeEnvironment.Prepare();
        LoadNamedLibtorch();
        var shim = LoadShim();

        CheckVersion(shim);
        NativeEnvironment.SetThreads(shim);
        return shim;
    }

    // The shim remembers where libtorch lay when it was compiled; LIBTORCH at run time goes first.
    private static void LoadNamedLibtorch()
    {
        var folder = Environment.GetEnvironmentVariable("LIBTORCH");
        if (string.IsNullOrEmpty(folder))
        {
            return;
        }

        var path = Path.Combine(folder, "lib", "libtorch_cpu.so");
        if (Open(path, out var reason) == IntPtr.Zero)
        {
            throw new DllNotFoundException(
                $"LIBTORCH is '{folder}', but libtorch does not load from there: {reason}. Set LIBTORCH to the folder that holds lib/libtorch_cpu.so, or unset it to use the installed libtorch.");
        }
    }

    private static IntPtr LoadShim()
    {
        var folders = ((string?)AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append(AppContext.BaseDirectory)
            .Append(Path.GetDirectoryName(AssemblyPath()) is { Length: > 0 } own ? own : AppContext.BaseDirectory)
            .Select(folder => folder.TrimEnd('/'))
            .Distinct()
            .SelectMany(folder => new[] { folder, Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native") })
            .ToList();
        var path = folders.Select(folder => Path.Combine(folder, FileName)).FirstOrDefault(File.Exists);
        if (path is null)
        {
            // A single-file program may carry the shim inside; only the runtime knows where it unpacked it.
            return NativeLibrary.TryLoad(FileName, typeof(NativeLoader).Assembly, null, out var unpacked) ? unpacked : throw NotFound(folders);
        }

        var shim = Open(path, out var reason);
        return shim != IntPtr.Zero ? shim : throw CannotLoad(path, reason);
    }

    private static DllNotFoundException NotFound(IEnumerable<string> folders) => new(
        $"{FileName}, the part of Ham10000.LibTorch that binds libtorch, was not found in: {string.Join(", ", folders)}. Build Ham10000.LibTorch on this machine ({RuntimeInformation.RuntimeIdentifier}), or use its package for it.");

    // In a single-file program the assembly has no path; the shim then lies beside the program.
    private static string AssemblyPath()
    {
#pragma warning disable IL3000
        return typeof(NativeLoader).Assembly.Location;
#pragma warning restore IL3000
    }

    internal static DllNotFoundException CannotLoad(string path, string reason) => MissingTorch().IsMatch(reason)
        ? new DllNotFoundException(
            $"libtorch was not found ({reason}). Install the Debian package libtorch-dev (./quickstart does), or set LIBTORCH to the folder of an unpacked libtorch.")
        : reason.Contains(": cannot open shared object file", StringComparison.Ordinal)
        ? new DllNotFoundException(
            $"'{path}' does not load: {reason}. Install the package that holds this library, which libtorch needs.")
        : new DllNotFoundException(
            $"'{path}' does not load: {reason}. It was compiled against another libtorch than the one installed; build Ham10000.LibTorch again.");

    /// <summary>Throws if the settings of the loaded libtorch name another version than the one compiled against.</summary>
    internal static void CheckVersion(string compiled, string config)
    {
        var loaded = TorchVersion().Match(config);
        if (loaded.Success && loaded.Groups[1].Value != compiled)
        {
            throw new DllNotFoundException(
                $"libtorch {loaded.Groups[1].Value} was loaded, but {FileName} was compiled against {compiled}. Build Ham10000.LibTorch again, or set LIBTORCH to the libtorch it was compiled against.");
        }
    }

    // Through pointers, because the import resolver, which is running, would be asked again for a declared function.
    private static unsafe void CheckVersion(IntPtr shim)
    {
        int major, minor;
        ((delegate* unmanaged<int*, int*, void>)NativeLibrary.GetExport(shim, nameof(Native.ht_compiled_version)))(&major, &minor);
        IntPtr text;
        var failed = ((delegate* unmanaged<IntPtr*, int>)NativeLibrary.GetExport(shim, nameof(Native.ht_show_config)))(&text);
        CheckVersion($"{major}.{minor}", failed == 0 ? Native.Text(text) : "");
    }

    [GeneratedRegex(@"lib(torch|c10)\w*\.so[^:]*: cannot open shared object file")]
    private static partial Regex MissingTorch();

    [GeneratedRegex(@"TORCH_VERSION=(\d+\.\d+)")]
    private static partial Regex TorchVersion();

    // Binding a function of libc, which happens at its first call, clears the error that dlerror is to tell. So both are
    // called once beforehand, and nothing is marshalled in between.
    private static unsafe IntPtr Open(string path, out string reason)
    {
        _ = dlopen(null, LoadNowAndShare);
        _ = dlerror();
        IntPtr library;
        fixed (byte* utf8 = Encoding.UTF8.GetBytes(path + '\0'))
        {
            library = dlopen(utf8, LoadNowAndShare);
        }

        reason = library == IntPtr.Zero ? Native.Text(dlerror()) : "";
        return library;
    }

    [LibraryImport("libc")]
    private static unsafe partial IntPtr dlopen(byte* path, int flags);

    [LibraryImport("libc")]
    private static partial IntPtr dlerror();
}
