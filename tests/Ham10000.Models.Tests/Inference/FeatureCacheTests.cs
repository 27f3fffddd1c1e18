using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>Features that are kept are those that would be computed, bit for bit.</summary>
public sealed class FeatureCacheTests : TorchTest, IDisposable
{
    private readonly ImageModel _model = OnnxModels.Create("MobileNet");
    private readonly Batch _batch;

    public FeatureCacheTests() => _batch = Batch.FromImages(OnnxModels.Images(5, _model), _model.Preprocessing!);

    public void Dispose()
    {
        _batch.Dispose();
        _model.Dispose();
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.BFloat16)]
    public void Prefix_OfKnownImages_IsWhatThePlanGives(ScalarType type)
    {
        var expected = Features(type, cache: null);
        var cache = new FeatureCache(images: 5, limit: 1 << 20);
        using var runner = Runner(type, cache);
        for (var i = 0; i < 3; i++)
        {
            Values(runner).Should().Equal(expected);
        }

        cache.Computed.Should().Be(5);
    }

    [Fact]
    public void Prefix_WithMemoryForSomeImages_ComputesTheOthersAlways()
    {
        var expected = Features(ScalarType.Float32, cache: null);
        var cache = new FeatureCache(images: 5, limit: 2 * expected.Length / 5 * sizeof(float));
        using var runner = Runner(ScalarType.Float32, cache);
        for (var i = 0; i < 3; i++)
        {
            Values(runner).Should().Equal(expected);
        }

        cache.Computed.Should().Be(5 + 3 + 3);
        cache.Bytes.Should().Be(2 * expected.Length / 5 * sizeof(float));
    }

    [Fact]
    public void Prefix_AfterAFrozenWeightChanged_IsComputedAnew()
    {
        var cache = new FeatureCache(images: 5, limit: 1 << 20);
        using var runner = Runner(ScalarType.Float32, cache);
        var before = Values(runner);
        using (no_grad())
        {
            _model.parameters().First().mul_(1.5f);
        }

        var after = Values(runner);
        after.Should().NotEqual(before).And.Equal(Features(ScalarType.Float32, cache: null));
        cache.Computed.Should().Be(10);
    }

    private PrefixRunner Runner(ScalarType type, FeatureCache? cache)
    {
        _model.train();
        return new PrefixRunner(_model) { Type = type, Cache = cache };
    }

    private float[] Features(ScalarType type, FeatureCache? cache)
    {
        using var runner = Runner(type, cache);
        return Values(runner);
    }

    private float[] Values(PrefixRunner runner)
    {
        using var features = runner.Prefix(_batch);
        return TestModels.Values(features);
    }
}
