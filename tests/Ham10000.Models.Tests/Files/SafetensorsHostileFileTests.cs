using System.Text;

namespace Ham10000.Models.Tests;

public sealed class SafetensorsHostileFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    // What surrounds the entries.
    [InlineData("", 0, ": the header begins with nothing; expected '{'.")]
    [InlineData("[1]", 0, ": the header begins with byte 0x5b; expected '{'.")]
    [InlineData(" {}", 0, ": the header begins with byte 0x20; expected '{'.")]
    [InlineData("{", 0, ": the header is not valid JSON at byte 1.")]
    [InlineData("{} {}", 0, ": the header is not valid JSON at byte 3.")]
    [InlineData("{}", 4, ": 4 bytes follow the last tensor; expected the file to end there.")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]}}", 5, ": 3 bytes follow the last tensor; expected the file to end there.")]
    [InlineData("{\"\\ud800\":1}", 0, ": the header has a name at byte 1 with half of a surrogate pair.")]
    [InlineData("{\"a\":{\"\\udbff\":1}}", 0, ": the header has a field at byte 6 with half of a surrogate pair.")]
    [InlineData("{\"a\":{\"dtype\":\"\\ud800\"}}", 0, ": the header has a dtype at byte 14 with half of a surrogate pair.")]
    [InlineData("{\"__metadata__\":{\"\\udc00\":\"\"}}", 0, ": the header has a key at byte 17 with half of a surrogate pair.")]
    [InlineData("{\"__metadata__\":{\"a\":\"\\udc00\"}}", 0, ": the header has a value at byte 21 with half of a surrogate pair.")]
    // Metadata.
    [InlineData("{\"__metadata__\":[]}", 0, ": __metadata__ is not an object.")]
    [InlineData("{\"__metadata__\":{\"a\":1}}", 0, ": __metadata__ has a value that is not a string for key 'a'.")]
    [InlineData("{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}", 0, ": __metadata__ has two values for key 'a'.")]
    [InlineData("{\"__metadata__\":{},\"__metadata__\":{}}", 0, ": the header has two entries named '__metadata__'.")]
    // One entry's form.
    [InlineData("{\"a\":1}", 0, ": tensor 'a' is not described by an object.")]
    [InlineData("{\"a\":{}}", 0, ": tensor 'a' has no dtype.")]
    [InlineData("{\"a\":{\"dtype\":\"U8\"}}", 0, ": tensor 'a' has no shape.")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[0]}}", 0, ": tensor 'a' has no data_offsets.")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0]}}", 0, ": tensor 'a' has fewer than two data_offsets.")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0,0]}}", 0, ": tensor 'a' has more than 2 numbers in its data_offsets.")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"dtype\":\"U8\"}}", 0, ": tensor 'a' has two fields named 'dtype'.")]
    [InlineData("{\"a\":{\"shape\":[],\"shape\":[]}}", 0, ": tensor 'a' has two fields named 'shape'.")]
    [InlineData("{\"a\":{\"strides\":[1]}}", 0, ": tensor 'a' has an unknown field 'strides'; expected dtype, shape and data_offsets.")]
    [InlineData("{\"a\":{\"dtype\":8}}", 0, ": tensor 'a' has a dtype that is not a string.")]
    [InlineData("{\"a\":{\"shape\":3}}", 0, ": tensor 'a' has a shape that is not an array.")]
    [InlineData("{\"a\":{\"dtype\":\"I16\",\"shape\":[1],\"data_offsets\":[0,2]}}", 2, ": tensor 'a' has dtype 'I16'; this library reads F64, I64, F32, I32, F16, BF16, U8, BOOL.")]
    [InlineData("{\"a\":{\"dtype\":\"f32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4, ": tensor 'a' has dtype 'f32'; this library reads F64, I64, F32, I32, F16, BF16, U8, BOOL.")]
    // Numbers.
    [InlineData("{\"a\":{\"shape\":[-1]}}", 0, ": tensor 'a' has '-1' in its shape; expected whole numbers from 0 to 2^63 - 1.")]
    [InlineData("{\"a\":{\"shape\":[1.0]}}", 0, ": tensor 'a' has '1.0' in its shape; expected whole numbers from 0 to 2^63 - 1.")]
    [InlineData("{\"a\":{\"shape\":[9223372036854775808]}}", 0, ": tensor 'a' has '9223372036854775808' in its shape; expected whole numbers from 0 to 2^63 - 1.")]
    [InlineData("{\"a\":{\"shape\":[1e3]}}", 0, ": tensor 'a' has '1e3' in its shape; expected whole numbers from 0 to 2^63 - 1.")]
    [InlineData("{\"a\":{\"shape\":[\"7\"]}}", 0, ": tensor 'a' has '7' in its shape; expected whole numbers from 0 to 2^63 - 1.")]
    [InlineData("{\"a\":{\"shape\":[[[[[[[[[[[[1]]]]]]]]]]]]}}", 0, ": tensor 'a' has '[' in its shape; expected whole numbers from 0 to 2^63 - 1.")]
    [InlineData("{\"a\":{\"shape\":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]}}", 0, ": tensor 'a' has more than 16 numbers in its shape.")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[-1,0]}}", 0, ": tensor 'a' has '-1' in its data_offsets; expected whole numbers from 0 to 2^63 - 1.")]
    // Ranges.
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[2,1]}}", 2, ", tensor 'a': its data_offsets are [2, 1]; expected a range within the 2 bytes after the header.")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[9],\"data_offsets\":[0,9]}}", 8, ", tensor 'a': its data_offsets are [0, 9]; expected a range within the 8 bytes after the header.")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[9223372036854775806,9223372036854775807]}}", 1, ", tensor 'a': its data_offsets are [9223372036854775806, 9223372036854775807]; expected a range within the 1 bytes after the header.")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,3]}}", 3, ", tensor 'a': its data_offsets [0, 3] hold 3 bytes, not a whole number of F32 elements of 4 bytes.")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4, ", tensor 'a': its data_offsets [0, 4] hold 4 bytes; expected 8 for F32 of shape (2,).")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,8]}}", 8, ", tensor 'a': its data_offsets [0, 8] hold 8 bytes; expected 4 for F32 of shape ().")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}}", 0, ", tensor 'a': its shape (4294967296, 4294967296) has more than 2^63 bytes.")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387905],\"data_offsets\":[0,4]}}", 4, ", tensor 'a': its shape (4611686018427387905,) has more than 2^63 bytes.")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[0,4294967296,4294967296],\"data_offsets\":[0,0]}}", 0, ", tensor 'a': its shape (0, 4294967296, 4294967296) has more than 2^63 bytes.")]
    // Entries together.
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]},\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[1,2]}}", 2, ": the header has two entries named 'a'.")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[2,6]}}", 6, ", tensor 'b': it begins at byte 2 of the data, inside tensor 'a', which ends at 4.")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]}}", 4, ", tensor 'b': it begins at byte 0 of the data, inside tensor 'a', which ends at 4.")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[6,8]}}", 8, ", tensor 'b': it begins at byte 6 of the data; expected 4, because no bytes may lie between tensors.")]
    public void Open_HostileHeader_SaysWhatWasFoundAndExpected(string header, int dataLength, string message)
        => Refusal(RawSafetensors.Bytes(header, dataLength)).Should().Be(FilePath + message);

    [Fact]
    public void Open_TooShortForALength_SaysSo()
        => Refusal([1, 0, 0, 0, 0]).Should().Be($"{FilePath} is not a safetensors file, or it was cut short: it has 5 bytes; expected at least 8 for the length of the header.");

    [Theory]
    [InlineData(3UL, "3")]
    [InlineData(1UL << 63, "9,223,372,036,854,775,808")]
    [InlineData(ulong.MaxValue, "18,446,744,073,709,551,615")]
    public void Open_HeaderLongerThanTheFile_SaysSo(ulong length, string shown)
        => Refusal([.. BitConverter.GetBytes(length), (byte)'{', (byte)'}'])
            .Should().Be($"{FilePath} is not a safetensors file, or it was cut short: its first 8 bytes say that the header has {shown} bytes, but 2 bytes follow.");

    [Fact]
    public void Open_HeaderLongerThanTheFormatAllows_SaysSoWithoutReadingIt()
    {
        using (var file = File.Create(FilePath))
        {
            file.Write(BitConverter.GetBytes(100_000_001L));
            file.SetLength(200_000_000);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Refusal(null).Should().Be($"{FilePath}: the header has 100,000,001 bytes; expected at most 100,000,000.");
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1_000_000);
    }

    [Fact]
    public void Open_HeaderThatIsNotUtf8_NamesTheByte()
        => Refusal(RawSafetensors.Bytes([.. "{\"a"u8, 0xff, .. "\":1}"u8], [])).Should().Be($"{FilePath}: the header is not UTF-8 at byte 3.");

    [Fact]
    public void Open_HostileName_IsShortenedAndEscaped()
        => Refusal(RawSafetensors.Bytes($"{{\"\\u001b[2J{new string('x', 5000)}\":1}}", 0))
            .Should().Be($"{FilePath}: tensor '\\u001b[2J{new string('x', 96)}... (5,004 characters)' is not described by an object.");

    [Fact]
    public void ReadBytes_BoolThatIsNeitherZeroNorOne_IsRefused()
    {
        File.WriteAllBytes(FilePath, RawSafetensors.Bytes("{\"a\":{\"dtype\":\"BOOL\",\"shape\":[3],\"data_offsets\":[0,3]}}"u8.ToArray(), [0, 1, 2]));
        using var file = SafetensorsFile.Open(FilePath);
        var read = () => file.Read("a");
        read.Should().Throw<ModelFormatException>().WithMessage($"{FilePath}, tensor 'a': a BOOL has a byte other than 0 and 1.");
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]},", "")]
    [InlineData("0,", "")]
    [InlineData("\"a\":\"b\",", "")]
    public void Open_BombInTheHeader_IsRefusedWithinASmallMultipleOfTheFile(string repeated, string closing)
    {
        foreach (var prefix in new[] { "{\"a\":{\"shape\":[", "{\"a\":", "{\"__metadata__\":{", "{" })
        {
            var bomb = new StringBuilder(prefix).Insert(prefix.Length, repeated, 200_000).Insert(prefix.Length, "1,").ToString() + closing;
            var bytes = RawSafetensors.Bytes(bomb, 0);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Refusal(bytes).Should().StartWith(FilePath);
            (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(10L * bytes.Length);
        }
    }

    [Fact]
    public void Open_ManyTinyTensors_TakesASmallMultipleOfTheFile()
    {
        var entries = Enumerable.Range(0, 50_000).Select(i => $"\"{i}\":{{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}");
        File.WriteAllBytes(FilePath, RawSafetensors.Bytes($"{{{string.Join(',', entries)}}}", 0));
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var file = SafetensorsFile.Open(FilePath);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(15 * new FileInfo(FilePath).Length);
        file.Entries.Should().HaveCount(50_000);
    }

    [Fact]
    public void Open_AMillionKeysAndHugeStrings_TakeASmallMultipleOfTheFile()
    {
        var keys = string.Join(',', Enumerable.Range(0, 1_000_000).Select(i => $"\"{i}\":\"\""));
        var huge = new string('x', 10_000_000);
        foreach (var header in new[]
        {
            $"{{\"__metadata__\":{{{keys}}}}}", $"{{{keys}}}", $"{{\"__metadata__\":{{\"a\":\"{huge}\"}}}}", $"{{\"__metadata__\":{{\"{huge}\":\"a\"}}}}",
            $"{{\"{huge}\":{{}}}}", $"{{\"a\":{{\"{huge}\":1}}}}", $"{{\"a\":{{\"dtype\":\"{huge}\",\"shape\":[],\"data_offsets\":[0,0]}}}}",
            $"{{\"a\":{{\"shape\":[{new string('9', 10_000_000)}]}}}}",
        })
        {
            File.WriteAllBytes(FilePath, RawSafetensors.Bytes(header, 0));
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                SafetensorsFile.Open(FilePath).Dispose();
            }
            catch (ModelFormatException e)
            {
                e.Message.Length.Should().BeLessThan(1000, "nobody reads a longer message");
            }

            (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(15L * header.Length, header[..40]);
        }
    }

    private string FilePath => _folder["hostile.safetensors"];

    private string Refusal(byte[]? bytes)
    {
        if (bytes is not null)
        {
            File.WriteAllBytes(FilePath, bytes);
        }

        var open = () => SafetensorsFile.Open(FilePath);
        var refusal = open.Should().Throw<ModelFormatException>().Which;
        refusal.Path.Should().Be(FilePath);
        return refusal.Message;
    }
}
