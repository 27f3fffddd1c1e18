namespace Ham10000.Testing;

/// <summary>A new empty folder that is deleted with everything in it on <see cref="Dispose"/>.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Creates the folder under the system's temporary folder.</summary>
    public TemporaryFolder() => FullName = Directory.CreateTempSubdirectory("ham10000-test-").FullName;

    /// <summary>The folder's absolute path.</summary>
    public string FullName { get; }

    /// <summary>The path of a file or folder inside this one.</summary>
    public string this[params string[] parts] => Path.Combine([FullName, .. parts]);

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
