namespace Ham10000.Testing;

/// <summary>Where the checkout that holds this test assembly lies.</summary>
public static class RepositoryFolder
{
    /// <summary>The folder of Ham10000.sln, found by walking up from the test assembly.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Ham10000.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Ham10000.sln at or above '{AppContext.BaseDirectory}'. Run the tests from a checkout.");
    }
}
