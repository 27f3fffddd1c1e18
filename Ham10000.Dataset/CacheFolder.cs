namespace Ham10000.Dataset;

/// <summary>The folder where this library keeps what it can make or fetch again: image stores and downloaded weights.</summary>
/// <remarks>The first of these that is set: the environment variable <c>HAM10000_CACHE</c>; <c>ham10000</c> in
/// <c>XDG_CACHE_HOME</c>; <c>ham10000</c> in the system's cache folder of the user (<c>~/.cache</c> on Linux,
/// <c>~/Library/Caches</c> on macOS, <c>%LOCALAPPDATA%</c> on Windows). The variables are read at every call.</remarks>
public static partial class CacheFolder
{
    /// <summary>The environment variable that names the folder, used as it stands.</summary>
    public const string Variable = "HAM10000_CACHE";

    /// <summary>The folder's absolute path. It need not exist yet.</summary>
    public static string Root => Resolve(Environment.GetEnvironmentVariable);

    /// <summary>A folder below <see cref="Root"/> for one kind of content, such as <c>stores</c> or <c>weights</c>.</summary>
    /// <param name="kind">The folder's name.</param>
    /// <returns>The absolute path. The folder need not exist yet.</returns>
    public static string For(string kind) => Path.Combine(Root, kind);

    internal static string Resolve(Func<string, string?> environment)
    {
        if (environment(Variable) is { Length: > 0 } folder)
        {
            return Path.GetFullPath(folder);
        }

        // The XDG rule: a relative path is invalid and ignored.
        if (environment("XDG_CACHE_HOME") is { Length: > 0 } caches && Path.IsPathFullyQualified(caches))
        {
            return Path.Combine(caches, "ham10000");
        }

        return Path.Combine(SystemCaches(), "ham10000");
    }

    private static string SystemCaches()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        if (home.Length == 0)
        {
            return Path.GetTempPath();
        }

        return OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            : Path.Combine(home, ".cache");
    }
}
