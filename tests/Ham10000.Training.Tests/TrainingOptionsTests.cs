using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Training.Internals;

namespace Ham10000.Training.Tests;

public class TrainingOptionsTests
{
    private static readonly FitFacts WithValidation = new() { TrainingImages = 100, ValidationImages = 10 };
    private static readonly FitFacts WithoutValidation = new() { TrainingImages = 100 };

    [Fact]
    public void Defaults_AreTheRecipesOnes()
    {
        var options = new TrainingOptions();

        (options.Epochs, options.BatchSize, options.Optimizer, options.Augmentation, options.Seed)
            .Should().Be((50, 10, Optimizer.Adam(1e-3), Augmentation.None, 123));
        options.Invoking(o => o.Validate(WithValidation)).Should().NotThrow();
    }

    [Fact]
    public void Validate_MonitorWithoutValidationSet_NamesBothWaysOut()
    {
        var options = new TrainingOptions { Callbacks = [new EarlyStopping(Metric.ValidationLoss)] };

        options.Invoking(o => o.Validate(WithoutValidation)).Should().Throw<ArgumentException>().WithMessage(
            "EarlyStopping monitors validation loss but Fit was given no validation set. Pass one, or monitor the training loss.");
    }

    [Fact]
    public void Validate_MonitoredMetricIsNotMeasured_SaysWhereToAddIt()
    {
        var options = new TrainingOptions { Callbacks = [new ModelCheckpoint("runs", Metric.Training(new F1Score()))] };

        options.Invoking(o => o.Validate(WithValidation)).Should().Throw<ArgumentException>().WithMessage(
            "ModelCheckpoint monitors training macro F1 but TrainingOptions.Metrics has no metric named 'macro F1'. Add it there.");
        (options with { Metrics = [new F1Score()] }).Invoking(o => o.Validate(WithValidation)).Should().NotThrow();
    }

    [Fact]
    public void Validate_TwoSchedules_AreRefused()
    {
        var options = new TrainingOptions
        {
            Callbacks = [new ReduceLROnPlateau(Metric.TrainingLoss), new Constant()],
        };

        options.Invoking(o => o.Validate(WithoutValidation)).Should().Throw<ArgumentException>().WithMessage(
            "Callbacks holds 2 learning-rate schedules (ReduceLROnPlateau, Constant). Expected at most one; they would overwrite each other's rate.");
    }

    [Fact]
    public void Validate_SeveralProblems_AreReportedTogether()
    {
        var stopping = new EarlyStopping(Metric.TrainingLoss);
        var options = new TrainingOptions
        {
            Epochs = 0,
            BatchSize = -1,
            Threads = 0,
            LoaderThreads = 0,
            PrefetchBatches = 0,
            Optimizer = Optimizer.Sgd(double.NaN, momentum: 1) with { Epsilon = -1, WeightDecay = -0.5 },
            Metrics = [new F1Score(), new F1Score()],
            Callbacks = [stopping, stopping],
            Preprocessing = new Preprocessing { Height = 224, Width = 224 },
        };
        var facts = new FitFacts { TrainingImages = 0, ValidationImages = 0, SameLabels = false, HasTrainableParameters = false };

        options.Invoking(o => o.Validate(facts)).Should().Throw<ArgumentException>().WithMessage(
            """
            The fit has 16 problems:
            - The training set is empty. Expected at least one image.
            - The validation set is empty. Expected at least one image, or null to train without validation.
            - The training and the validation set have different labels. Expected two parts of one split.
            - The model has no trainable parameters. Thaw some layers, such as with TrainLast.
            - Preprocessing makes images of 224×224 (height×width) but the model takes 100×125. Build the model with Input(224, 224), or change the preprocessing.
            - Epochs is 0. Expected at least 1.
            - BatchSize is -1. Expected at least 1.
            - Threads is 0. Expected at least 1, or null for all processors.
            - LoaderThreads is 0. Expected at least 1, or null for the loader's choice.
            - PrefetchBatches is 0. Expected at least 1.
            - Optimizer.LearningRate is NaN. Expected a finite number above 0.
            - Optimizer.Epsilon is -1. Expected a finite number of at least 0.
            - Optimizer.WeightDecay is -0.5. Expected a finite number of at least 0.
            - Optimizer.Momentum is 1. Expected a number in [0, 1).
            - Metrics holds 2 metrics named 'macro F1'. Expected one of each name.
            """ + "\n- Callbacks holds the same EarlyStopping 2 times. Expected each callback once.");
    }

    [Fact]
    public void Validate_NesterovWithoutMomentum_IsRefused() =>
        new TrainingOptions { Optimizer = Optimizer.Sgd(0.1, nesterov: true) }.Invoking(o => o.Validate(WithoutValidation))
            .Should().Throw<ArgumentException>().WithMessage("Optimizer.Nesterov is on but Momentum is 0. Set Momentum, such as 0.9, or turn Nesterov off.");

    [Fact]
    public void Validate_OtherPreprocessingThanTheModelWasTrainedWith_IsRefused()
    {
        var held = new Preprocessing { Standardization = Standardization.Fixed(ChannelValues.All(1), ChannelValues.All(2)) };
        var facts = WithoutValidation with { TrainedWith = held };
        var message = "Preprocessing differs from what the model was trained with. Leave it null to go on with that, or train a new model.";

        new TrainingOptions { Preprocessing = held }.Invoking(o => o.Validate(facts)).Should().NotThrow();
        new TrainingOptions { Preprocessing = new Preprocessing() }.Invoking(o => o.Validate(facts)).Should().Throw<ArgumentException>().WithMessage(message);
        new TrainingOptions { Preprocessing = held with { Interpolation = Interpolation.Box } }.Invoking(o => o.Validate(facts))
            .Should().Throw<ArgumentException>().WithMessage(message);
    }

    private sealed class Constant : LearningRateSchedule;
}
