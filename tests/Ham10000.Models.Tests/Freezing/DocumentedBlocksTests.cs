using System.Text.RegularExpressions;

namespace Ham10000.Models.Tests;

/// <summary>The table of blocks in docs/models.md.</summary>
public sealed partial class DocumentedBlocksTests : TorchTest
{
    [Fact]
    public void Blocks_OfTheGuide_AreBlocksOfTheirBackbones()
    {
        var rows = File.ReadLines(Path.Combine(RepositoryFolder.Root, "docs", "models.md"))
            .SkipWhile(line => !line.StartsWith("| backbone | blocks by their path", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('|')).ToList();
        var documented = rows.SelectMany(cells => Quoted(cells[1]).Select(name => (Backbone: Enum.Parse<Backbone>(name), Blocks: Quoted(cells[2] + cells[3])))).ToList();
        documented.Select(row => row.Backbone).Should().BeEquivalentTo(Enum.GetValues<Backbone>());
        foreach (var (backbone, blocks) in documented)
        {
            var spec = ModelBuilder.FromBackbone(backbone, PretrainedWeights.ImageNet).Spec;
            LayerFinder.Blocks(LayerNames.Of(spec)).Should().Contain(blocks, $"{backbone} has them");
        }
    }

    private static List<string> Quoted(string cell) => [.. Names().Matches(cell).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Names();
}
