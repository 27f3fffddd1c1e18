using FsCheck;
using FsCheck.Fluent;

namespace Ham10000.Models.Tests;

public sealed class SafetensorsRoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_ThenOpen_GivesBackEveryByte()
    {
        var path = _folder["a.safetensors"];
        var types = Gen.Elements(Enum.GetValues<SafetensorsType>());
        var shapes = Gen.Choose(0, 5).Select(n => (long)n).ListOf().Where(s => s.Count <= 4);
        var tensor = from name in ArbMap.Default.GeneratorFor<NonEmptyString>().Where(n => IsWellFormed(n.Get))
                     from type in types
                     from shape in shapes
                     from seed in Gen.Choose(0, int.MaxValue)
                     select (Name: name.Get, Type: type, Shape: shape.ToArray(), Bytes: Bytes(type, shape, seed));
        var files = tensor.ListOf().Where(tensors => tensors.Count <= 12).Select(tensors => tensors.DistinctBy(t => t.Name).ToList());

        Prop.ForAll(Arb.From(files), tensors =>
        {
            var metadata = tensors.ToDictionary(t => t.Name + "?", t => t.Name);
            SafetensorsWriter.Write(path, tensors.Select(t => RawSafetensors.Block(t.Name, t.Type, t.Shape, t.Bytes)), metadata);
            using var file = SafetensorsFile.Open(path);
            return file.Entries.Count == tensors.Count
                && file.Metadata.Count == metadata.Count && metadata.All(m => file.Metadata[m.Key] == m.Value)
                && tensors.All(t => file.Find(t.Name) is { } entry && entry.Type == t.Type && entry.Shape.SequenceEqual(t.Shape) && file.Read(t.Name).SequenceEqual(t.Bytes));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Write_OtherOrder_GivesTheSameBytes()
    {
        SafetensorsBlock[] blocks =
        [
            RawSafetensors.Block("b", SafetensorsType.U8, [3], 1, 2, 3),
            RawSafetensors.Block("a", SafetensorsType.U8, [1], 4),
            RawSafetensors.Block("c", SafetensorsType.F32, [1], 5, 6, 7, 8),
        ];
        SafetensorsWriter.Write(_folder["1"], blocks, new Dictionary<string, string> { ["x"] = "1", ["y"] = "2" });
        SafetensorsWriter.Write(_folder["2"], blocks.Reverse(), new Dictionary<string, string> { ["y"] = "2", ["x"] = "1" });

        File.ReadAllBytes(_folder["2"]).Should().Equal(File.ReadAllBytes(_folder["1"]));
        using var file = SafetensorsFile.Open(_folder["1"]);
        file.Entries.Select(e => e.Name).Should().Equal("c", "a", "b");
        ((new FileInfo(_folder["1"]).Length - 8) % 8).Should().Be(0);
    }

    [Fact]
    public void Write_NothingAtAll_IsAFile()
    {
        SafetensorsWriter.Write(_folder["empty"], [], metadata: null);
        File.ReadAllBytes(_folder["empty"]).Should().Equal([8, 0, 0, 0, 0, 0, 0, 0, .. "{}      "u8]);
        using var file = SafetensorsFile.Open(_folder["empty"]);
        file.Entries.Should().BeEmpty();
    }

    [Fact]
    public void Write_ATensorFailsMidway_LeavesTheOldFile()
    {
        var path = _folder["model.safetensors"];
        SafetensorsWriter.Write(path, [RawSafetensors.Block("a", SafetensorsType.U8, [1], 42)], metadata: null);
        var old = File.ReadAllBytes(path);

        var write = () => SafetensorsWriter.Write(path,
            [
                RawSafetensors.Block("a", SafetensorsType.U8, [1], 1),
                new SafetensorsBlock("b", SafetensorsType.U8, [1], _ => throw new IOException("No space left on device")),
            ],
            metadata: null);

        write.Should().Throw<IOException>().WithMessage("No space left on device");
        File.ReadAllBytes(path).Should().Equal(old);
        Directory.GetFileSystemEntries(_folder.FullName).Should().Equal(path);
    }

    [Fact]
    public void Write_FewerBytesThanTheShapeSays_IsRefused()
    {
        var write = () => SafetensorsWriter.Write(_folder["a"], [RawSafetensors.Block("a", SafetensorsType.F32, [2], 1, 2, 3, 4)], metadata: null);
        write.Should().Throw<InvalidOperationException>().WithMessage("Tensor 'a' wrote 4 bytes; expected 8 for F32 of shape (2,).");
        Directory.GetFileSystemEntries(_folder.FullName).Should().BeEmpty();
    }

    [Theory]
    [InlineData("a", "'a' cannot name a tensor here: it is already in use. Use another name. (Parameter 'blocks')")]
    [InlineData("__metadata__", "'__metadata__' cannot name a tensor here: it is the format's name for the metadata. Use another name. (Parameter 'blocks')")]
    public void Write_NameThatCannotBe_IsRefused(string name, string message)
    {
        var write = () => SafetensorsWriter.Write(_folder["a"],
            [RawSafetensors.Block("a", SafetensorsType.U8, [0]), RawSafetensors.Block(name, SafetensorsType.U8, [0])], metadata: null);
        write.Should().Throw<ArgumentException>().WithMessage(message);
    }

    [Fact]
    public void Open_NoSuchFile_NamesIt()
    {
        var open = () => SafetensorsFile.Open(_folder["none.safetensors"]);
        open.Should().Throw<FileNotFoundException>().Which.FileName.Should().Be(_folder["none.safetensors"]);
    }

    [Fact]
    public void ReadBytes_WrongRoom_IsAnArgumentError()
    {
        SafetensorsWriter.Write(_folder["a"], [RawSafetensors.Block("a", SafetensorsType.U8, [2], 1, 2)], metadata: null);
        using var file = SafetensorsFile.Open(_folder["a"]);
        var read = () => file.ReadBytes(file.Entries[0], new byte[3]);
        read.Should().Throw<ArgumentException>().WithMessage("Tensor 'a' has 2 bytes; got room for 3. (Parameter 'destination')");
    }

    [Fact]
    public void ReadBytes_FileCutAfterOpening_IsRefused()
    {
        SafetensorsWriter.Write(_folder["a"], [RawSafetensors.Block("a", SafetensorsType.U8, [100], new byte[100])], metadata: null);
        using var file = SafetensorsFile.Open(_folder["a"]);
        using (var writer = new FileStream(_folder["a"], FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            writer.SetLength(writer.Length - 60);
        }

        var read = () => file.Read("a");
        read.Should().Throw<ModelFormatException>().WithMessage($"{_folder["a"]} ended at byte {new FileInfo(_folder["a"]).Length} while it was read; 60 more were expected.");
    }

    [Theory]
    [InlineData(SafetensorsType.F64, new byte[] { 0, 0, 0, 0, 0, 0, 0xf0, 0x7f })]
    [InlineData(SafetensorsType.F32, new byte[] { 0, 0, 0x80, 0xff })]
    [InlineData(SafetensorsType.F16, new byte[] { 1, 0x7c })]
    [InlineData(SafetensorsType.BF16, new byte[] { 0xc0, 0x7f })]
    public void ThrowIfNotFinite_InfinityOrNan_CountsThemAndNamesTheFirst(SafetensorsType type, byte[] bad)
    {
        // Behind the first chunk of reading, so that the index must count earlier chunks.
        var before = new byte[bad.Length * 300_000];
        SafetensorsWriter.Write(_folder["a"], [RawSafetensors.Block("w", type, [300_002], [.. before, .. bad, .. bad])], metadata: null);
        using var file = SafetensorsFile.Open(_folder["a"]);
        var check = () => file.ThrowIfNotFinite(file.Entries[0]);
        check.Should().Throw<ModelFormatException>().WithMessage($"{_folder["a"]}, tensor 'w': 2 of 300,002 elements are infinite or not a number, the first of them element 300,000. "
            + "The training that wrote it had diverged, or the file is damaged; use another file.");
    }

    [Fact]
    public void ThrowIfNotFinite_LargestFiniteValuesAndIntegers_Pass()
    {
        SafetensorsWriter.Write(_folder["a"],
            [
                RawSafetensors.Block("f32", SafetensorsType.F32, [1], 0xff, 0xff, 0x7f, 0x7f),
                RawSafetensors.Block("f16", SafetensorsType.F16, [1], 0xff, 0x7b),
                RawSafetensors.Block("bf16", SafetensorsType.BF16, [1], 0x7f, 0xff),
                RawSafetensors.Block("i32", SafetensorsType.I32, [1], 0xff, 0xff, 0xff, 0xff),
            ],
            metadata: null);
        using var file = SafetensorsFile.Open(_folder["a"]);
        foreach (var entry in file.Entries)
        {
            file.ThrowIfNotFinite(entry);
        }

        file.Entries.Should().HaveCount(4);
    }

    private static byte[] Bytes(SafetensorsType type, IEnumerable<long> shape, int seed)
    {
        var bytes = new byte[shape.Aggregate((long)type.Size(), (a, b) => a * b)];
        new System.Random(seed).NextBytes(bytes);
        return type == SafetensorsType.Bool ? [.. bytes.Select(b => (byte)(b & 1))] : bytes;
    }

    private static bool IsWellFormed(string name) => !name.Any(char.IsSurrogate);
}
