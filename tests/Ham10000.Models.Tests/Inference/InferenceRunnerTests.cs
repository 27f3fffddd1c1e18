using Ham10000.Dataset;
using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>A runner gives what the model gives now, whatever happened to the model since the last batch.</summary>
public sealed class InferenceRunnerTests : TorchTest, IDisposable
{
    private readonly ImageModel _model = SmallModels.Trained(seed: 7);
    private readonly InferenceRunner _runner;
    private readonly Batch _batch;

    public InferenceRunnerTests()
    {
        _model.eval();
        _runner = new InferenceRunner(_model);
        _batch = Batch.FromImages(OnnxModels.Images(2, _model), SmallModels.Preprocessing);
        ShouldGiveWhatTheModelGives();
        _runner.HasPlan.Should().BeTrue();
    }

    public static TheoryData<string> Changes => new(Changed.Keys);

    private static Dictionary<string, Action<ImageModel>> Changed { get; } = new()
    {
        ["in place"] = static model => model.parameters().First().mul_(2),
        ["a running mean"] = static model => model.get_buffer("layers.batch_normalization.running_mean")!.add_(1),
        ["an element"] = static model => model.parameters().Last().data<float>()[0] = 9,
        ["bytes"] = static model => model.parameters().Last().bytes = Enumerable.Repeat((byte)64, 7 * sizeof(float)).ToArray(),
        ["training"] = Train,
        ["load_state_dict"] = static model => model.load_state_dict(SmallModels.Trained(seed: 8).state_dict()),
        ["another type and back"] = static model => model.to(ScalarType.BFloat16).to(ScalarType.Float32),
    };

    public void Dispose()
    {
        _runner.Dispose();
        _batch.Dispose();
        _model.Dispose();
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Forward_AfterAChange_GivesWhatTheModelGivesNow(string change)
    {
        var before = Logits(_runner.Forward(_batch));
        using (no_grad())
        {
            Changed[change](_model);
        }

        _model.eval();
        ShouldGiveWhatTheModelGives();
        _runner.HasPlan.Should().BeTrue();
        Logits(_runner.Forward(_batch)).Should().NotEqual(before);
    }

    [Fact]
    public void Forward_OfAModelInBFloat16_GoesThroughTheModel()
    {
        using var model = SmallModels.Trained(seed: 7);
        model.to(ScalarType.BFloat16);
        model.eval();
        using var runner = new InferenceRunner(model);
        using var outputs = runner.Forward(_batch);
        using var expected = model.Forward(_batch);
        TestModels.Values(outputs).Should().Equal(TestModels.Values(expected), "layers compute in the type of the images, whatever that of their weights");
        runner.HasPlan.Should().BeFalse();
    }

    [Fact]
    public void Forward_WhileALayerIsWatched_CallsTheLayer()
    {
        var calls = 0;
        var layer = _model.modules().OfType<LayerModule>().First();
        var hook = layer.register_forward_hook((_, _, output) =>
        {
            calls++;
            return output;
        });

        ShouldGiveWhatTheModelGives();
        (calls, _runner.HasPlan).Should().Be((2, false));
        hook.remove();
        ShouldGiveWhatTheModelGives();
        (calls, _runner.HasPlan).Should().Be((2, true));
    }

    [Fact]
    public void Forward_OfABatchOfAnotherSize_SaysWhatTheModelSays()
    {
        using var batch = Batch.FromImages(OnnxModels.Images(1, _model), SmallModels.Preprocessing with { Height = 9 });
        FluentActions.Invoking(() => _runner.Forward(batch)).Should().Throw<ArgumentException>()
            .WithMessage("Expected images of shape (N, 3, 8, 10), got (1, 3, 9, 10). Resize them to 8×10, or build the model with Input(9, 10).");
    }

    [Fact]
    public void Forward_UnderInferenceMode_GivesTheSame()
    {
        var before = Logits(_runner.Forward(_batch));
        using var mode = inference_mode();
        Logits(_runner.Forward(_batch)).Should().Equal(before);
    }

    [Fact]
    public void Forward_ManyTimes_LeavesNoTensorsBehind()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var i = 0; i < 200; i++)
        {
            Logits(_runner.Forward(_batch));
        }

        DisposeScopeManager.Statistics.ThreadTotalLiveCount.Should().Be(before);
    }

    private static void Train(ImageModel model)
    {
        using var gradients = enable_grad();
        using var optimizer = optim.Adam(model.TrainableParameters);
        model.train();
        using var batch = Batch.FromImages(OnnxModels.Images(2, model), SmallModels.Preprocessing);
        using var logits = model.Forward(batch);
        logits.sum().backward();
        optimizer.step();
    }

    private void ShouldGiveWhatTheModelGives()
    {
        using var nothing = no_grad();
        var expected = Logits(_model.Forward(_batch));
        Logits(_runner.Forward(_batch)).Zip(expected, (x, y) => Math.Abs(x - y)).Max().Should().BeLessThan(1e-5f * Math.Max(1, expected.Max(Math.Abs)));
    }

    private static float[] Logits(Tensor logits)
    {
        using (logits)
        {
            return TestModels.Values(logits);
        }
    }
}
