using Xunit;

namespace Ham10000.Testing;

/// <summary>A test that starts processes with bash and is skipped where there is none.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    /// <summary>Skips the test on Windows.</summary>
    public UnixFactAttribute()
    {
        if (!File.Exists("/bin/bash"))
        {
            Skip = "There is no /bin/bash here to limit and start processes with.";
        }
    }
}
