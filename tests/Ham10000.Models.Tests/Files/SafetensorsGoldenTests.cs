using System.Globalization;
using System.Runtime.InteropServices;

namespace Ham10000.Models.Tests;

public sealed class SafetensorsGoldenTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string GoldenFolder => Path.Combine(RepositoryFolder.Root, "tests", "Ham10000.Models.Tests", "Golden");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_FileWrittenByPython_HoldsItsValues()
    {
        using var file = SafetensorsFile.Open(Path.Combine(GoldenFolder, "all-types.safetensors"));

        file.Metadata.Should().Equal(new Dictionary<string, string> { ["source"] = "make_safetensors.py", ["note"] = "ünïcode" });
        file.Entries.Select(e => e.ToString()).Should().Equal("a.f64 F64 (2, 3)", "b.i64 I64 (2,)", "c.f32 F32 (2, 3)", "d.i32 I32 (2, 1)", "e.f16 F16 (2, 3)",
            "f.bf16 BF16 (2, 3)", "g.u8 U8 (3,)", "h.bool BOOL (3,)", "i.scalar I64 ()", "j.empty F32 (0, 3)", "k.näme \"quoted\" F32 (1,)");
        MemoryMarshal.Cast<byte, double>(file.Read("a.f64")).ToArray().Should().Equal(1.0, -2.5, 0.1, 65504.0, 6.1e-5, -0.0);
        MemoryMarshal.Cast<byte, long>(file.Read("b.i64")).ToArray().Should().Equal((1L << 62) + 1, -5);
        MemoryMarshal.Cast<byte, float>(file.Read("c.f32")).ToArray().Should().Equal(1f, -2.5f, 0.1f, 65504f, 6.1e-5f, -0f);
        MemoryMarshal.Cast<byte, int>(file.Read("d.i32")).ToArray().Should().Equal(int.MinValue, int.MaxValue);
        MemoryMarshal.Cast<byte, Half>(file.Read("e.f16")).ToArray().Should().Equal((Half)1, (Half)(-2.5), (Half)0.1, (Half)65504, (Half)6.1e-5, (Half)(-0.0));
        MemoryMarshal.Cast<byte, ushort>(file.Read("f.bf16")).ToArray().Should().Equal(0x3f80, 0xc020, 0x3dcd, 0x4780, 0x3880, 0x8000);
        file.Read("g.u8").Should().Equal(0, 127, 255);
        file.Read("h.bool").Should().Equal(1, 0, 1);
        MemoryMarshal.Cast<byte, long>(file.Read("i.scalar")).ToArray().Should().Equal(7);
        file.Read("j.empty").Should().BeEmpty();
        MemoryMarshal.Cast<byte, float>(file.Read("k.näme \"quoted\"")).ToArray().Should().Equal(0.25f);
    }

    [PythonFact("numpy")]
    public void Write_ReadByPython_HoldsTheSame()
    {
        var path = _folder["ours.safetensors"];
        SafetensorsWriter.Write(path,
            [
                RawSafetensors.Block("z.bias", SafetensorsType.F32, [2], 0, 0, 128, 63, 0, 0, 0, 192),
                RawSafetensors.Block("a \"b\" ü\n", SafetensorsType.Bool, [2, 1], 1, 0),
                RawSafetensors.Block("half", SafetensorsType.BF16, [1], 128, 63),
                RawSafetensors.Block("count", SafetensorsType.I64, [], 7, 0, 0, 0, 0, 0, 0, 0),
            ],
            new Dictionary<string, string> { ["labels"] = "nævus & <mel>" });

        PythonScript.MustRun(Path.Combine(GoldenFolder, "read_safetensors.py"), path).Should().Be(
            "labels=nævus & <mel>\n"
            + "a \"b\" ü\n BOOL [2, 1] 1\n"
            + "count I64 [] 7\n"
            + "half BF16 [1] 254\n"
            + "z.bias F32 [2] 2172\n");
    }

    [SharedDataFact]
    public void Open_RealHalfPrecisionKernels_HoldTheValuesThatNumpyReads()
    {
        using var file = SafetensorsFile.Open(Path.Combine(SharedData.Weights, "mobilenet_v2.imagenet.safetensors"));

        // Printed by Golden/mobilenet_v2_values.py. Sums in double are exact for float16, whatever their order.
        Kernel(file, "features.0.0.weight").Should().Be("F16 (32, 3, 3, 3) -16.50775146484375 -0.509765625 0");
        Kernel(file, "features.1.conv.0.0.weight").Should().Be("F16 (32, 1, 3, 3) -697.46875 0 0");
        Kernel(file, "features.7.conv.1.0.weight").Should().Be("F16 (192, 1, 3, 3) 50.77317810058594 -0.26220703125 -0.07061767578125");
        Kernel(file, "features.17.conv.2.weight").Should().Be("F16 (320, 960, 1, 1) 43.628173828125 0.08807373046875 -0.0400390625");
        Kernel(file, "features.18.0.weight").Should().Be("F16 (1280, 320, 1, 1) -49.21891403198242 -0.093017578125 0");
    }

    private static string Kernel(SafetensorsFile file, string name)
    {
        var values = MemoryMarshal.Cast<byte, Half>(file.Read(name)).ToArray();
        var entry = file.Find(name)!;
        return string.Create(CultureInfo.InvariantCulture,
            $"{entry.Type} {Text.Shape(entry.Shape)} {values.Sum(v => (double)v)} {(double)values[0]} {(double)values[^1]}");
    }
}
