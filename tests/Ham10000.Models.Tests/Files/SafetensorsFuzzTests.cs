using System.Globalization;

namespace Ham10000.Models.Tests;

public sealed class SafetensorsFuzzTests : IDisposable
{
    private const int Files = 6_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_MutatedFiles_AreRefusedOrReadInFull()
    {
        var path = _folder["mutated.safetensors"];
        SafetensorsWriter.Write(path,
            [
                RawSafetensors.Block("conv.weight", SafetensorsType.F32, [2, 3], [.. Enumerable.Range(0, 24).Select(i => (byte)i)]),
                RawSafetensors.Block("conv.mask", SafetensorsType.Bool, [3], 1, 0, 1),
                RawSafetensors.Block("steps", SafetensorsType.I64, [], 9, 0, 0, 0, 0, 0, 0, 0),
                RawSafetensors.Block("half", SafetensorsType.F16, [0, 4]),
            ],
            new Dictionary<string, string> { ["spec"] = "{\"a\":[1,2]}" });
        var original = File.ReadAllBytes(path);
        var (refused, read) = (0, 0);
        for (var seed = 0; seed < Files; seed++)
        {
            var mutated = Mutate(original, new System.Random(seed));
            File.WriteAllBytes(path, mutated);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                ReadInFull(path, mutated);
                read++;
            }
            catch (ModelFormatException)
            {
                refused++;
            }

            (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(60_000 + 20 * mutated.Length, "seed {0} must not make memory grow", seed);
        }

        (refused + read).Should().Be(Files);
        refused.Should().BeGreaterThan(Files / 2);
        read.Should().BeGreaterThan(Files / 50, "some mutations touch only data");
    }

    private static void ReadInFull(string path, byte[] mutated)
    {
        using var file = SafetensorsFile.Open(path);
        var start = mutated.Length - file.Entries.Sum(e => e.ByteCount);
        foreach (var entry in file.Entries)
        {
            file.Read(entry.Name).Should().Equal(mutated[(int)(start + entry.Begin)..(int)(start + entry.End)]);
        }
    }

    private static byte[] Mutate(byte[] original, System.Random random)
    {
        var bytes = original.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(0, Math.Min(bytes.Count, random.Next(1, 40))));
                    break;
                case 4:
                    // Numbers are what bounds are made of.
                    ReplaceDigit(bytes, random, original);
                    break;
                case 5:
                    bytes[random.Next(Math.Min(8, bytes.Count))] = (byte)random.Next(256);
                    break;
                default:
                    bytes.InsertRange(at, "}{\",:[]0"u8[random.Next(8)..].ToArray());
                    break;
            }

            if (bytes.Count == 0)
            {
                bytes.Add(0);
            }
        }

        return [.. bytes];
    }

    private static void ReplaceDigit(List<byte> bytes, System.Random random, byte[] original)
    {
        int[] digits = [.. Enumerable.Range(0, Math.Min(bytes.Count, original.Length)).Where(i => char.IsAsciiDigit((char)bytes[i]))];
        if (digits.Length == 0)
        {
            return;
        }

        var at = digits[random.Next(digits.Length)];
        long[] numbers = [0, 1, random.Next(64), 1L << 31, 1L << 32, 1L << 62, long.MaxValue];
        bytes.RemoveAt(at);
        bytes.InsertRange(at, System.Text.Encoding.ASCII.GetBytes(numbers[random.Next(numbers.Length)].ToString(CultureInfo.InvariantCulture)));
    }
}
