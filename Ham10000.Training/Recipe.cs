using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;

namespace Ham10000.Training;

/// <summary>An architecture with the data it is for and everything that trains it. A value: replace any part with a <c>with</c> expression.</summary>
/// <remarks><see cref="Run(HamDataset, CancellationToken)"/> does it all; <see cref="Run(DataSplit, CancellationToken)"/> takes a split of the caller's own.
/// <c>Recipes.MobileNet with { Training = Recipes.MobileNet.Training with { Epochs = 5 } }</c> is the long form of
/// <c>Recipes.MobileNet.WithEpochs(5)</c>.</remarks>
public sealed partial record Recipe
{
    /// <summary>The name, such as <c>MobileNet</c>.</summary>
    public required string Name { get; init; }

    /// <summary>One line on what it is.</summary>
    public string Description { get; init; } = "";

    /// <summary>Makes the network from the number of classes and the backbone's weights; networks without a backbone ignore the latter.</summary>
    public required Func<int, PretrainedWeights, ModelBuilder> Architecture { get; init; }

    /// <summary>Whether the architecture has a backbone that takes <see cref="Weights"/>.</summary>
    public bool HasBackbone { get; init; }

    /// <summary>What the backbone starts from. Default ImageNet weights; where there are none, running the recipe throws.</summary>
    public PretrainedWeights Weights { get; init; } = PretrainedWeights.ImageNet;

    /// <summary>What is predicted. Default: the diagnosis.</summary>
    public Target Target { get; init; } = Target.Diagnosis;

    /// <summary>Which records are left out beside those that have no class of <see cref="Target"/>. Default null: no others.</summary>
    public CleanOptions? Cleaning { get; init; }

    /// <summary>How the data are divided. Default: by lesion, 67.5 % for training, 7.5 % for validation and 25 % for the test, seed 123.</summary>
    public SplitOptions Split { get; init; } = SplitOptions.ByLesion(train: 0.675, validation: 0.075, test: 0.25, seed: 123);

    /// <summary>How the classes of the training part are balanced by augmented copies, after the split. Default null: they are left as they are.</summary>
    public BalanceOptions? Balance { get; init; }

    /// <summary>The folder that the balanced images are written to, as <see cref="DataSplit.BalanceTraining"/> says. Null, the default, takes one in the
    /// cache (<see cref="CacheFolder"/>) whose name depends on the training images and on <see cref="Balance"/>.</summary>
    public string? BalanceFolder { get; init; }

    /// <summary>How images are resized and standardised; its size becomes the model's. Default 100×125, bicubic, one scalar mean and deviation.</summary>
    public Preprocessing Preprocessing { get; init; } = new();

    /// <summary>A network that is trained first and whose first layers the model starts with. Default null: there is none.</summary>
    public RecipePretraining? Pretraining { get; init; }

    /// <summary>How the model is trained. Its <see cref="TrainingOptions.Preprocessing"/> is not used; <see cref="Preprocessing"/> is.</summary>
    public required TrainingOptions Training { get; init; }

    /// <summary>How <see cref="Run(HamDataset, CancellationToken)"/> judges the trained model. Default: as <see cref="EvaluationOptions"/> says.</summary>
    public EvaluationOptions Evaluation { get; init; } = new();

    /// <summary>The same recipe with another number of epochs, in its first stage too where it has one.</summary>
    /// <param name="epochs">At least 1.</param>
    /// <exception cref="InvalidOperationException">The training, or that of the first stage, is in phases, which have epochs of their own.</exception>
    public Recipe WithEpochs(int epochs)
    {
        if (Training.Phases.Count > 0 || Pretraining?.Training.Phases.Count > 0)
        {
            throw new InvalidOperationException($"{Name} is trained in phases, and TrainingOptions.Epochs is not used. Change the epochs of TrainingOptions.Phases.");
        }

        return this with
        {
            Training = Training with { Epochs = epochs },
            Pretraining = Pretraining is null ? null : Pretraining with { Training = Pretraining.Training with { Epochs = epochs } },
        };
    }

    /// <summary>The same recipe for images of another size. Balanced images that are written in the recipe's size follow it, so that the training images
    /// are as sharp as those of the other parts.</summary>
    /// <param name="height">In pixels.</param>
    /// <param name="width">In pixels.</param>
    public Recipe WithImageSize(int height, int width) => this with
    {
        Preprocessing = Preprocessing with { Height = height, Width = width },
        Balance = Balance is not null && (Balance.Height, Balance.Width) == (Preprocessing.Height, Preprocessing.Width)
            ? Balance with { Height = height, Width = width }
            : Balance,
    };

    /// <summary>Builds the untrained model for the recipe's own target.</summary>
    /// <returns>The model. The caller disposes it.</returns>
    /// <exception cref="PretrainedWeightsNotFoundException">There are no weights for the backbone.</exception>
    public ImageModel Build() => Build(Target.Labels.ClassCount);

    /// <summary>Builds the untrained model.</summary>
    /// <param name="classCount">The number of classes.</param>
    /// <returns>The model. The caller disposes it.</returns>
    /// <exception cref="PretrainedWeightsNotFoundException">There are no weights for the backbone.</exception>
    public ImageModel Build(int classCount) =>
        Architecture(classCount, Weights).Input(Preprocessing.Height, Preprocessing.Width).Build(Training.Seed);

    /// <summary><see cref="Name"/>.</summary>
    public override string ToString() => Name;
}
