using Xunit;

namespace Ham10000.Testing;

/// <summary>Tests that need the folder <c>../shared</c> and are skipped, with the reason, where it is absent.</summary>
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips the tests if the shared folder is absent.</summary>
    public SharedDataTheoryAttribute() => Skip = new SharedDataFactAttribute().Skip;
}
