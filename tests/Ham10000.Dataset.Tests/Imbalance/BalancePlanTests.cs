using FsCheck;
using FsCheck.Fluent;

namespace Ham10000.Dataset.Tests;

public class BalancePlanTests
{
    private static readonly Arbitrary<int[]> Sizes = Arb.From(Gen.Choose(0, 30).ArrayOf(7).Where(sizes => sizes.Any(n => n > 0)));

    [Fact]
    public void Of_AnySizes_ReachesTheTarget_WithCopiesSpreadEvenly()
    {
        var property = Prop.ForAll(Sizes, ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<bool>(), (sizes, each, drops) =>
        {
            var options = new BalanceOptions { ImagesPerClass = each.Get, Seed = each.Get, LargerClasses = drops ? LargerClasses.Undersample : LargerClasses.Keep };
            var plan = BalancePlan.Of(Sets.Of(sizes), options, []);
            return Enumerable.Range(0, 7).All(c => IsAsAsked(plan, c, sizes[c], each.Get, drops))
                && plan.Records((_, name) => name, options).Select(r => r.ImageId).Distinct().Count() == plan.Images;
        });
        Check.QuickThrowOnFailure(property);
    }

    [Fact]
    public void Of_TheDefault_RaisesEveryClassToTheLargest()
        => BalancePlan.Of(Sets.Of(5, 2, 0, 1), new BalanceOptions(), []).Classes.Select(c => (c.Name, c.Originals, c.Copies, c.Dropped)).Should().Equal(
            ("akiec", 5, 0, 0), ("bcc", 2, 3, 0), ("bkl", 0, 0, 0), ("df", 1, 4, 0), ("mel", 0, 0, 0), ("nv", 0, 0, 0), ("vasc", 0, 0, 0));

    [Fact]
    public void Of_ThePublishedSizes_AddUp()
    {
        var plan = BalancePlan.Of(Sets.Of(327, 514, 1099, 115, 1113, 6705, 142), BalanceOptions.Published, []);

        plan.Images.Should().Be(42_650);
        plan.Classes.Select(c => c.Images).Should().Equal(6093, 6093, 6093, 6093, 6093, 6093, 6092);
        plan.Classes.Select(c => c.Dropped).Should().Equal(0, 0, 0, 0, 0, 612, 0);
    }

    [Fact]
    public void Of_RowsInAnotherOrder_PlansTheSame()
    {
        var set = Sets.Of(9, 4, 2);
        var turned = ImageSet.FromRecords(set.Records.Reverse());
        var options = new BalanceOptions { ImagesPerClass = 6, LargerClasses = LargerClasses.Undersample, Seed = 8 };

        BalancePlan.Of(turned, options, []).Originals.Should().BeEquivalentTo(BalancePlan.Of(set, options, []).Originals, o => o.WithStrictOrdering());
        BalancePlan.Of(set, options with { Seed = 9 }, []).Originals.Select(o => o.Record.ImageId)
            .Should().NotEqual(BalancePlan.Of(set, options, []).Originals.Select(o => o.Record.ImageId), "another seed leaves out others");
    }

    [Fact]
    public void Of_AnImageThatIsNamedLikeACopy_KeepsItsName()
    {
        var records = new[] { "a", "A_COPY1", "b" }.Select((id, i) => new LesionRecord { ImageId = id, LesionId = id, Diagnosis = (Diagnosis)(i / 2), ImagePath = "" });
        var set = ImageSet.FromRecords([.. records.Take(2), .. records.Skip(2)]);

        var plan = BalancePlan.Of(set, new BalanceOptions { ImagesPerClass = 4 }, ["b_copy2"]);

        plan.Originals.SelectMany(o => o.CopyIds).Should().Equal("A_COPY1_copy1", "a_copy1_", "b_copy1", "b_copy2_", "b_copy3");
    }

    private static bool IsAsAsked(BalancePlan plan, int label, int size, int each, bool drops)
    {
        var c = plan.Classes[label];
        var copies = plan.Originals.Where(o => o.Label == label).Select(o => o.CopyIds.Count).ToList();
        int kept = drops ? Math.Min(size, each) : size;
        return c.Originals == kept && c.Dropped == size - kept && c.Images == (size == 0 ? 0 : Math.Max(kept, each))
            && copies.Sum() == c.Copies && (copies.Count == 0 || copies.Max() - copies.Min() <= 1);
    }
}
