using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

public sealed class SafetensorsTensorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Int32)]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Bool)]
    public void Write_ThenRead_GivesBackEveryBit(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var values = tensor(new float[] { 0, 1, 2.7f, 100.3f, 0.001f, 5 }).view(2, 3).to_type(type);
        Safetensors.Write(_folder["a"], new Dictionary<string, Tensor> { ["values"] = values, ["turned"] = values.transpose(0, 1) });

        var read = Safetensors.Read(_folder["a"]);

        read.Keys.Should().BeEquivalentTo("values", "turned");
        read["values"].dtype.Should().Be(type);
        read["values"].shape.Should().Equal(2, 3);
        read["values"].bytes.ToArray().Should().Equal(values.bytes.ToArray());
        read["turned"].shape.Should().Equal(3, 2);
        read["turned"].bytes.ToArray().Should().Equal(values.transpose(0, 1).contiguous().bytes.ToArray());
    }

    [Fact]
    public void Write_ScalarAndEmpty_KeepTheirShape()
    {
        using var scope = NewDisposeScope();
        Safetensors.Write(_folder["a"], new Dictionary<string, Tensor> { ["scalar"] = tensor(7L), ["empty"] = zeros(0, 3) });
        var read = Safetensors.Read(_folder["a"]);
        read["scalar"].shape.Should().BeEmpty();
        read["scalar"].item<long>().Should().Be(7);
        read["empty"].shape.Should().Equal(0, 3);
    }

    [Fact]
    public void Write_TypeThatFilesDoNotTake_IsRefusedBeforeTheFileIsTouched()
    {
        using var scope = NewDisposeScope();
        var small = zeros(2, dtype: ScalarType.Int16);
        var write = () => Safetensors.Write(_folder["a"], new Dictionary<string, Tensor> { ["small"] = small });
        write.Should().Throw<ArgumentException>().WithMessage(
            "Tensor 'small' has type Int16; a safetensors file takes Float64, Int64, Float32, Int32, Float16, BFloat16, Byte, Bool. Convert it first.");
        Directory.GetFileSystemEntries(_folder.FullName).Should().BeEmpty();
    }

    [Fact]
    public void Read_HalfPrecisionFromPython_HasTorchsValues()
    {
        using var scope = NewDisposeScope();
        var read = Safetensors.Read(Path.Combine(RepositoryFolder.Root, "tests", "Ham10000.Models.Tests", "Golden", "all-types.safetensors"));
        read["e.f16"].to_type(ScalarType.Float32).data<float>().ToArray().Should().Equal(1f, -2.5f, 0.0999755859375f, 65504f, 6.097555160522461e-05f, -0f);
        read["f.bf16"].to_type(ScalarType.Float32).data<float>().ToArray().Should().Equal(1f, -2.5f, 0.10009765625f, 65536f, 6.103515625e-05f, -0f);
    }

    [Fact]
    public void Read_DamagedTensor_LeavesNoTensors()
    {
        File.WriteAllBytes(_folder["a"], RawSafetensors.Bytes(
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]},\"b\":{\"dtype\":\"BOOL\",\"shape\":[1],\"data_offsets\":[1,2]}}"u8.ToArray(), [1, 2]));
        using var scope = NewDisposeScope();
        var read = () => Safetensors.Read(_folder["a"]);
        read.Should().Throw<ModelFormatException>();
        scope.DisposablesCount.Should().Be(0);
    }
}
