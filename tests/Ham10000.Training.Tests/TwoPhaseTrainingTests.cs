using Ham10000.Models;

namespace Ham10000.Training.Tests;

/// <summary>Training that goes on with other layers frozen.</summary>
[Collection(TorchTests.Name)]
public sealed class TwoPhaseTrainingTests(SmallSample sample) : IDisposable
{
    private static readonly string[] Head = ["layers.dense.weight", "layers.dense.bias"];

    private static readonly string[] LastBlock =
    [
        "backbone.blocks.4.1.conv_pw.weight", "backbone.blocks.4.1.bn2.weight", "backbone.blocks.4.1.bn2.bias",
        "backbone.blocks.4.1.bn2.running_mean", "backbone.blocks.4.1.bn2.running_var", "backbone.blocks.4.1.bn2.num_batches_tracked",
    ];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Fit_OfTheHeadAndThenOfTheLastLayersToo_MovesExactlyWhatIsTrained()
    {
        using var model = Pretrained().FreezeBackbone().Build(seed: 1);
        var start = Values(model);
        Fit(model, 1e-3);
        var head = Values(model);
        Moved(start, head).Should().BeEquivalentTo(Head);

        model.TrainLast(3);
        Fit(model, 1e-4);
        var both = Values(model);
        Moved(head, both).Should().BeEquivalentTo([.. Head, .. LastBlock]);

        model.Freeze("dense");
        Fit(model, 1e-4);
        Moved(both, Values(model)).Should().BeEquivalentTo(LastBlock, "the dense layer was trained twice before, and nothing of that moves it now");
    }

    [Fact]
    public void Fit_OfASecondPhase_StartsWithANewOptimizer()
    {
        using var model = Pretrained().FreezeBackbone().Build(seed: 1);
        Fit(model, 1e-3);
        model.Save(_folder["head.safetensors"]);
        model.TrainLast(3);
        Fit(model, 1e-4);

        using var loaded = ImageModel.Load(_folder["head.safetensors"]);
        loaded.TrainLast(3);
        Fit(loaded, 1e-4);
        Weights.Of(loaded).Should().Equal(Weights.Of(model), "a loaded model brings no state of an optimiser along");
    }

    [Fact]
    public void Fit_OfAFrozenModel_IsRefused()
    {
        using var model = SmallSample.Model();
        model.Freeze("layers");
        var fit = () => Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options);
        fit.Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be("The model has no trainable parameters. Thaw some layers, such as with TrainLast.");
    }

    [Fact]
    public void Fit_WhenACallbackThawsLayers_SaysThatTheOptimizerDoesNotHaveThem()
    {
        using var model = SmallSample.Model();
        model.Freeze("conv2d");
        var fit = () => Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { Callbacks = [new Hooks { EpochEnd = context => context.Model.TrainAll() }] });
        fit.Should().ThrowExactly<TrainingException>().Which.InnerException!.Message.Should().Be(
            "The model's layers were frozen or thawed during the fit, whose optimiser is made for those trained at its start. Call such steps between two fits.");
    }

    public void Dispose() => _folder.Dispose();

    private ModelBuilder Pretrained()
    {
        var path = _folder["mobilenet.safetensors"];
        using (var untrained = On(PretrainedWeights.Random).Build(seed: 1))
        {
            Safetensors.Write(path, untrained.state_dict().Where(entry => entry.Key.StartsWith("backbone.", StringComparison.Ordinal))
                .ToDictionary(entry => entry.Key["backbone.".Length..], entry => entry.Value));
        }

        return On(PretrainedWeights.FromFile(path));
    }

    private static ModelBuilder On(PretrainedWeights weights) =>
        ModelBuilder.FromBackbone(Backbone.MobileNet, weights).WidthMultiplier(0.25).Input(32, 32).GlobalAveragePooling().Dense(7);

    private void Fit(ImageModel model, double learningRate) =>
        Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { Epochs = 1, Optimizer = Optimizer.Adam(learningRate) });

    private static Dictionary<string, string> Values(ImageModel model) =>
        Weights.Of(model).ToDictionary(line => line[..line.IndexOf(':', StringComparison.Ordinal)]);

    private static IEnumerable<string> Moved(Dictionary<string, string> before, Dictionary<string, string> after) =>
        before.Where(entry => after[entry.Key] != entry.Value).Select(entry => entry.Key);
}
