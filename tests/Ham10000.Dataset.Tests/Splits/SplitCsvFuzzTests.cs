using System.Text;

namespace Ham10000.Dataset.Tests;

/// <summary>Split files that were damaged at random are read or refused, and never do anything else.</summary>
public sealed class SplitCsvFuzzTests : IDisposable
{
    private readonly KaggleFolder _folder = KaggleFolder.WithRows(6);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FromCsv_DamagedFile_IsReadOrRefused()
    {
        using var data = _folder.Open();
        using var folder = new TemporaryFolder();
        data.Split(SplitOptions.ByLesion(0.34, 0.33, 0.33)).SaveCsv(folder["split.csv"]);
        data.KFold(new KFoldOptions { Folds = 3 }).SaveCsv(folder["folds.csv"]);
        var random = new Random(5);
        var refused = 0;
        for (var i = 0; i < 100; i++)
        {
            refused += IsRefused(() => data.SplitFromCsv(Damaged(folder, "split.csv", random))) ? 1 : 0;
            refused += IsRefused(() => data.KFoldFromCsv(Damaged(folder, "folds.csv", random))) ? 1 : 0;
        }

        refused.Should().BeGreaterThan(100, "nearly every damage is seen");
    }

    private static bool IsRefused(Action read)
    {
        try
        {
            read();
            return false;
        }
        catch (DatasetFormatException e)
        {
            e.Message.Where(c => char.IsControl(c) && c != '\n').Should().BeEmpty();
            return true;
        }
    }

    private static string Damaged(TemporaryFolder folder, string name, Random random)
    {
        var bytes = File.ReadAllBytes(folder[name]).ToList();
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.InsertRange(at, Encoding.UTF8.GetBytes("\"\r\n,\u202e\0"[random.Next(6)].ToString())); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(0, at)); break;
                default: bytes.RemoveRange(at, bytes.Count - at); bytes.Add((byte)'\n'); break;
            }
        }

        File.WriteAllBytes(folder["damaged.csv"], [.. bytes]);
        return folder["damaged.csv"];
    }
}
