namespace Ham10000.Docs.Tests.Snippets;

/// <summary>Snippets share the process's working folder and torch's threads, so they run one after another.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAtATime
{
    public const string Name = "Snippets";
}
