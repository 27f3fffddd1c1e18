namespace Ham10000.Docs.Tests.Snippets;

/// <summary>Snippets write into relative folders; each test class runs in a new working folder with its own cache.</summary>
public abstract class WorkingFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _before = Environment.CurrentDirectory;
    private readonly string? _cacheBefore = Environment.GetEnvironmentVariable("HAM10000_CACHE");

    protected WorkingFolder()
    {
        Environment.CurrentDirectory = _folder.FullName;
        Environment.SetEnvironmentVariable("HAM10000_CACHE", _folder["cache"]);
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Environment.CurrentDirectory = _before;
        Environment.SetEnvironmentVariable("HAM10000_CACHE", _cacheBefore);
        _folder.Dispose();
    }
}
