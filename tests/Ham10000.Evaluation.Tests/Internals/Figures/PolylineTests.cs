using FsCheck;
using FsCheck.Fluent;

namespace Ham10000.Evaluation.Tests;

public sealed class PolylineTests
{
    [Fact]
    public void Thin_OfStraightPieces_KeepsTheCorners()
    {
        (double, double)[] points = [.. Enumerable.Range(0, 500).Select(i => (i * 0.5, 0.0)), .. Enumerable.Range(0, 500).Select(i => (250.0, i * 0.5))];
        Polyline.Thin(points).Should().Equal((0, 0), (250, 0), (250, 249.5));
    }

    [Fact]
    public void Thin_NeverLeavesOutWhatIsSeen() => Prop.ForAll(Gen.Choose(0, 340).ArrayOf().ToArbitrary(), heights =>
    {
        (double X, double Y)[] points = [.. heights.Select((h, i) => (i / 3.0, (double)h))];
        var thin = Polyline.Thin(points);
        return points.All(p => points.Length < 2 || thin.Zip(thin.Skip(1)).Any(s => Distance(p, s.First, s.Second) <= 0.3 + 1e-9)) && thin.All(points.Contains);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("mel", 40, "mel")]
    [InlineData("lower extremity", 60, "lower e…")]
    [InlineData("\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00", 15, "\uD83D\uDE00…")]
    [InlineData("abc", 1, "a…")]
    public void Shorten_CutsBetweenCharacters(string text, double room, string expected) => TextFit.Shorten(text, room, 12).Should().Be(expected);

    private static double Distance((double X, double Y) p, (double X, double Y) a, (double X, double Y) b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var t = dx == 0 && dy == 0 ? 0 : Math.Clamp((((p.X - a.X) * dx) + ((p.Y - a.Y) * dy)) / ((dx * dx) + (dy * dy)), 0, 1);
        return Math.Sqrt(Math.Pow(p.X - a.X - (t * dx), 2) + Math.Pow(p.Y - a.Y - (t * dy), 2));
    }
}
