using System.Text.RegularExpressions;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The version of the libtorch that is loaded, such as <c>1.13.1</c>.</summary>
    public static string __version__
    {
        get
        {
            Native.Check(Native.ht_show_config(out var text));
            return TorchVersion().Match(Native.Text(text)) is { Success: true } version ? version.Groups[1].Value : "unknown";
        }
    }

    [GeneratedRegex(@"TORCH_VERSION=([\d.]+)")]
    private static partial Regex TorchVersion();
}
