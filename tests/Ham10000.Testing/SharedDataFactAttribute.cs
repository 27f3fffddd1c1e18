using Xunit;

namespace Ham10000.Testing;

/// <summary>A test that needs the folder <c>../shared</c> and is skipped, with the reason, where it is absent.</summary>
public sealed class SharedDataFactAttribute : FactAttribute
{
    /// <summary>Skips the test if the shared folder is absent.</summary>
    public SharedDataFactAttribute()
    {
        if (!Directory.Exists(SharedData.Folder))
        {
            Skip = $"The real data is not here: '{SharedData.Folder}' does not exist.";
        }
    }
}
