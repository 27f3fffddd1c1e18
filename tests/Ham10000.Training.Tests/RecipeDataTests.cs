using Ham10000.Dataset;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public sealed class RecipeDataTests(SmallSample sample) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Select_TargetThatSomeRecordsLack_LeavesThemOutAndCountsThem()
    {
        using var data = WithUnknownSexes(3);

        var selected = Recipes.SexRelu.Select(data);

        selected.Target.Should().Be(Target.Sex);
        selected.Records.Should().HaveCount(data.Records.Count - 3);
        selected.Report.Counts.Should().Equal(new Dictionary<ExclusionReason, int> { [ExclusionReason.NotInTarget] = 3 });
        Recipes.BaselineCnn.Select(data).Records.Should().HaveCount(data.Records.Count, "every record has a diagnosis");
    }

    [Fact]
    public void Select_OfTheSeven_CleansAsTheOriginal()
    {
        using var data = WithUnknownSexes(3);

        Recipes.Cnn.Select(data).Records.Should().Equal(data.Clean().Records).And.HaveCountLessThan(data.Records.Count);
    }

    [Fact]
    public void Prepare_OfARecipe_SplitsAsItSays()
    {
        var split = (Recipes.DenseNet121Localization with { Split = SplitOptions.ByImage(0.5, 0.25, 0.25, seed: 9) }).Prepare(sample.Data);

        split.Labels.Should().Be(Target.Localization.Labels);
        split.Options.Should().Be(SplitOptions.ByImage(0.5, 0.25, 0.25, seed: 9));
        split.Balance.Should().BeNull();
    }

    [Fact]
    public void Prepare_WithBalance_BalancesTheTrainingPartAloneAndFindsItAgain()
    {
        var recipe = Recipes.Vgg16Balanced(Optimizer.Adam(), images: 70);

        var first = recipe.Prepare(sample.Data);
        var second = recipe.Prepare(sample.Data);

        first.Train.ClassCounts.Should().OnlyContain(count => count == 8);
        first.Test.Records.Should().OnlyContain(record => record.CopyOf == null);
        (first.Balance!.Reused, second.Balance!.Reused).Should().Be((false, true));
        Path.GetDirectoryName(first.Balance.Folder).Should().Be(CacheFolder.For("balanced"));
        second.Balance.Folder.Should().Be(first.Balance.Folder);
        (recipe with { Balance = recipe.Balance! with { Seed = 1 } }).Prepare(sample.Data).Balance!.Folder.Should().NotBe(first.Balance.Folder);
    }

    [Fact]
    public void Prepare_WithAFolderForTheBalance_WritesThere() =>
        (Recipes.Vgg16Balanced(Optimizer.Adam(), images: 70) with { BalanceFolder = _folder["balanced"] }).Prepare(sample.Data)
            .Balance!.Folder.Should().Be(_folder["balanced"]);

    private HamDataset WithUnknownSexes(int count)
    {
        HamSample.Create(_folder["data"], images: 21, seed: 1, new HamSampleOptions { Height = 32, Width = 32 });
        var table = Path.Combine(_folder["data"], "HAM10000_metadata.csv");
        var lines = File.ReadAllLines(table);
        var column = Array.IndexOf(lines[0].Split(','), "sex");
        for (var i = 1; i < lines.Length; i++)
        {
            var cells = lines[i].Split(',');
            cells[column] = i <= count ? "unknown" : "male";
            lines[i] = string.Join(',', cells);
        }

        File.WriteAllLines(table, lines);
        return HamDataset.Open(_folder["data"]);
    }
}
