using System.Text.Json;

namespace Ham10000.Evaluation.Tests;

public sealed class NormalTests
{
    private const double Relative = 2e-13;

    private static readonly JsonElement[] Golden = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Golden", "normal.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];

    [Fact]
    public void Distribution_EqualsScipys()
    {
        var rows = Golden.Where(row => row.TryGetProperty("x", out _)).ToList();
        rows.Should().HaveCount(77);
        foreach (var row in rows)
        {
            var x = Value(row, "x");
            Near(Normal.Cumulative(x), Value(row, "below"), x);
            Near(Normal.ErrorComplement(x), Value(row, "erfc"), x);
            Near(Normal.ChiSquaredAbove(Math.Abs(x)), Value(row, "above"), x);
        }
    }

    [Fact]
    public void Quantile_EqualsScipys()
    {
        var rows = Golden.Where(row => row.TryGetProperty("share", out _)).ToList();
        rows.Should().HaveCount(15);
        foreach (var row in rows)
        {
            Normal.Quantile(Value(row, "share")).Should().BeApproximately(Value(row, "quantile"), 1e-14 + (Relative * Math.Abs(Value(row, "quantile"))), "at {0}", Value(row, "share"));
        }
    }

    [Fact]
    public void OutsideTheRange_IsInfiniteOrUndefined()
    {
        (Normal.Quantile(0), Normal.Quantile(1)).Should().Be((double.NegativeInfinity, double.PositiveInfinity));
        (Normal.Quantile(-0.1), Normal.Quantile(double.NaN), Normal.Cumulative(double.NaN), Normal.ChiSquaredAbove(double.NaN)).Should().Be((double.NaN, double.NaN, double.NaN, double.NaN));
        (Normal.Cumulative(40), Normal.Cumulative(-40)).Should().Be((1, 0));
    }

    private static double Value(JsonElement row, string name) => row.GetProperty(name).GetDouble();

    private static void Near(double found, double expected, double at) =>
        Math.Abs(found - expected).Should().BeLessThanOrEqualTo(Relative * Math.Abs(expected) + 1e-300, "at {0} it is {1}, found {2}", at, expected, found);
}
