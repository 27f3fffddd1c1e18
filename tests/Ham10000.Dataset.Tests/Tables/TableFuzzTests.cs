using System.Text;

namespace Ham10000.Dataset.Tests;

/// <summary>Spoils tables of every layout and reads them: rows or a clear error, and nothing else.</summary>
/// <remarks>For another number of tables: <c>HAM10000_FUZZ=1000000 dotnet test tests/Ham10000.Dataset.Tests -c Release --filter TableFuzz</c>.</remarks>
public sealed class TableFuzzTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private const long MostBytesAllocated = 64L << 20;

    private static int Files => int.TryParse(Environment.GetEnvironmentVariable("HAM10000_FUZZ"), out var files) ? files : 100_000;

    [Fact]
    public void Read_SpoiledTables_GivesEveryRowOnceOrAClearError()
    {
        using var folder = new LayoutFolder();
        var index = FolderIndex.Of(folder.Root);
        int read = 0, refused = 0, rows = 0, kept = 0;
        var largest = 0L;
        for (var seed = 0; seed < Files; seed++)
        {
            var table = FuzzedTable.Of(seed);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                var found = table.Read();
                Require(found.Count == table.CountRows(), seed, "has as many rows as lines");
                kept += found.Count(row => row.Record is not null);
                Require(found.TrueForAll(row => row.Record is null != row.Problem is null), seed, "keeps every row or says why not");
                RowChecks.Check(found, index);
                Require(found.TrueForAll(row => row is { Record: null, Problem.Detail: var detail } && IsShowable(detail)), seed, "says of every row that its image is missing");
                (read, rows) = (read + 1, rows + found.Count);
            }
            catch (DatasetFormatException e)
            {
                Require(IsShowable(e.Message), seed, "has a message without control characters");
                refused++;
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                throw new InvalidOperationException($"Seed {seed} ends in {e.GetType().Name}: {e.Message}", e);
            }

            largest = Math.Max(largest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        output.WriteLine($"{Files:N0} tables: {read:N0} read with {rows:N0} rows, {kept:N0} of them usable; {refused:N0} refused; at most {largest >> 10:N0} KiB allocated for one");
        largest.Should().BeLessThan(MostBytesAllocated);
        read.Should().BeGreaterThan(Files / 10);
        refused.Should().BeGreaterThan(Files / 10);
        kept.Should().BeGreaterThan(read);
    }

    private static void Require(bool holds, int seed, string what)
    {
        if (!holds)
        {
            throw new Xunit.Sdk.XunitException($"Expected that the table of seed {seed} {what}.");
        }
    }

    private static bool IsShowable(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or (>= '\u007F' and (<= '\u009F' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or '\uFEFF')))
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    [Fact]
    public void Open_SpoiledTables_LeavesNothingBehind()
    {
        using var folder = new LayoutFolder();
        folder.Images("ISIC_0.jpg", "ISIC_1.jpg");
        for (var seed = 0; seed < 150; seed++)
        {
            var table = FuzzedTable.Of(seed);
            File.WriteAllBytes(folder[table.Name], table.Bytes);
            try
            {
                using var data = folder.Open(OnBadImage.Exclude);
                (data.Records.Count + data.Report.Exclusions.Count).Should().Be(data.Report.Rows);
            }
            catch (DatasetFormatException)
            {
            }

            File.Delete(folder[table.Name]);
            folder.Everything().Should().HaveCount(2);
        }
    }

    [Fact]
    public void CountRows_OfWhatIsWhole_IsRight()
        => Encoding.UTF8.GetString(FuzzedTable.Whole(0)).Split('\n').Should().HaveCount(FuzzedTable.RowsOf(FuzzedTable.Whole(0)) + 2, "there is a header, and an end of line at the end");
}
