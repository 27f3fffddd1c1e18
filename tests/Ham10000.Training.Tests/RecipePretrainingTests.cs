namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public sealed class RecipePretrainingTests(SmallSample sample)
{
    private static Recipe Small
    {
        get
        {
            var recipe = Recipes.AutoencoderLocalization.WithImageSize(24, 32).WithEpochs(3);
            return recipe with
            {
                Training = recipe.Training with { Threads = 1, Callbacks = [] },
                Pretraining = recipe.Pretraining! with { Training = recipe.Pretraining.Training with { Threads = 1 } },
            };
        }
    }

    [Fact]
    public void Run_TwoStages_TheFirstLearnsToReconstructAndItsLayersStartTheSecond()
    {
        IReadOnlyDictionary<string, float[]>? trained = null;
        IReadOnlyDictionary<string, float[]>? started = null;
        var recipe = Small with
        {
            Pretraining = Small.Pretraining! with
            {
                Training = Small.Pretraining.Training with { Callbacks = [new Hooks { FitEnd = context => trained = FormulaModel.Values(context.Model) }] },
            },
            Training = Small.Training with { Callbacks = [new Hooks { FitStart = context => started = FormulaModel.Values(context.Model) }] },
        };

        using var result = recipe.Run(sample.Data);

        foreach (var key in trained!.Keys.Intersect(started!.Keys))
        {
            started[key].Should().Equal(trained[key], key);
        }

        trained.Keys.Intersect(started.Keys).Should().HaveCount(6, "three convolutions have kernels and biases");
        result.Pretraining!.Title.Should().Be("AutoencoderLocalization, first stage");
        result.Pretraining.Epochs[^1].TrainingLoss.Should().BeLessThan(result.Pretraining.Epochs[0].TrainingLoss);
        result.Pretraining.Epochs.Should().HaveCount(3);
        result.Model.TrainingSummary!.Fits.Select(fit => fit.Last!.TrainingLoss).Should().Equal(
            [result.Pretraining.Epochs[^1].TrainingLoss, result.History.Epochs[^1].TrainingLoss], "the encoder's weights went through both fits");
        result.History.Title.Should().Be("AutoencoderLocalization");
        result.TrainingTime.TotalSeconds.Should().BeApproximately(result.History.TotalSeconds + result.Pretraining.TotalSeconds, 1e-6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Run_LayersThatAreNotShared_SaysSo(int layers)
    {
        var recipe = Small with { Pretraining = Small.Pretraining! with { SharedLayers = layers } };

        recipe.Invoking(r => r.Run(sample.Data)).Should().Throw<ArgumentException>().WithMessage(
            $"The first stage of AutoencoderLocalization shares {layers} layers, and Autoencoder and AutoencoderLocalization do not begin with so many equal ones. "
            + "Let both builders start with the same layers, without a backbone, and SharedLayers be their number, at least 1.");
    }

    [Fact]
    public void Run_CancelledInTheFirstStage_Throws()
    {
        using var stop = new CancellationTokenSource();
        var recipe = Small with
        {
            Pretraining = Small.Pretraining! with
            {
                Training = Small.Pretraining.Training with { Callbacks = [new Hooks { StepEnd = _ => stop.Cancel() }] },
            },
        };

        recipe.Invoking(r => r.Run(sample.Data, stop.Token)).Should().Throw<OperationCanceledException>();
    }
}
