namespace Ham10000.Docs.Tests;

/// <summary>Every C# block of the documentation must stand, line for line, in a test, where it is compiled and run.</summary>
public sealed class DocumentationTests
{
    public static TheoryData<string> Pages
    {
        get
        {
            var pages = new TheoryData<string> { "README.md" };
            foreach (var page in Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "docs"), "*.md").Order(StringComparer.Ordinal))
            {
                pages.Add(Path.GetRelativePath(RepositoryFolder.Root, page));
            }

            return pages;
        }
    }

    private static readonly Lazy<IReadOnlyList<string>> Tests = new(() =>
        [.. Directory.EnumerateDirectories(Path.Combine(RepositoryFolder.Root, "tests"), "*.Tests")
            .SelectMany(project => Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories))
            .Select(path => "\n" + Normalize(File.ReadAllText(path)) + "\n")]);

    [Theory]
    [MemberData(nameof(Pages))]
    public void CSharpBlocks_OfThePage_StandInATest(string page)
    {
        var strays = CodeBlocks(File.ReadAllText(Path.Combine(RepositoryFolder.Root, page)))
            .Select(Normalize)
            .Where(block => !Tests.Value.Any(test => test.Contains("\n" + block + "\n", StringComparison.Ordinal)));

        strays.Should().BeEmpty("each of these blocks of {0} must stand in a test, which compiles and runs it", page);
    }

    [Fact]
    public void CodeBlocks_OfTheReadme_AreFound() =>
        CodeBlocks(File.ReadAllText(Path.Combine(RepositoryFolder.Root, "README.md"))).Should().NotBeEmpty();

    private static IEnumerable<string> CodeBlocks(string markdown)
    {
        var parts = markdown.Split("```csharp\n");
        return parts.Skip(1).Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)]);
    }

    // Indentation and blank lines differ between a page and a method body; using directives move to the top of the file.
    private static string Normalize(string code) => string.Join('\n', code.Split('\n')
        .Select(line => line.Trim())
        .Where(line => line.Length > 0 && !(line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('=', StringComparison.Ordinal))));
}
