namespace Ham10000.Dataset.Tests;

public class CacheFolderTests
{
    [Fact]
    public void Resolve_OwnVariable_ComesFirstAndIsUsedAsItStands()
        => CacheFolder.Resolve(Environment(("HAM10000_CACHE", "/data/cache"), ("XDG_CACHE_HOME", "/xdg"))).Should().Be(Path.GetFullPath("/data/cache"));

    [Fact]
    public void Resolve_XdgCacheHome_HoldsAFolderOfOurs()
    {
        var caches = Path.GetFullPath("/xdg");
        CacheFolder.Resolve(Environment(("HAM10000_CACHE", ""), ("XDG_CACHE_HOME", caches))).Should().Be(Path.Combine(caches, "ham10000"));
    }

    [Fact]
    public void Resolve_RelativeXdgCacheHome_IsIgnored()
        => CacheFolder.Resolve(Environment(("XDG_CACHE_HOME", "relative"))).Should().Be(CacheFolder.Resolve(Environment()));

    [Fact]
    public void Resolve_NoVariable_IsAbsolute()
        => Path.IsPathFullyQualified(CacheFolder.Resolve(Environment())).Should().BeTrue();

    private static Func<string, string?> Environment(params (string Name, string Value)[] variables)
        => name => variables.Where(v => v.Name == name).Select(v => v.Value).FirstOrDefault();
}
