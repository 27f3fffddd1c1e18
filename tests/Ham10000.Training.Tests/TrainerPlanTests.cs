using Ham10000.Dataset;
using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public sealed class TrainerPlanTests(SmallSample sample)
{
    private static TrainingOptions Options => SmallSample.Options with { Epochs = 7, Augmentation = Augmentation.Standard };

    [Fact]
    public void Plan_SaysWhatTheFitDoes()
    {
        using var model = SmallSample.Model();

        var plan = Trainer.Plan(model, sample.Split.Train, sample.Split.Validation, Options, measuredSteps: 1);

        var history = Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, Options);
        plan.Steps.Should().Be(history.Steps);
        plan.Should().BeEquivalentTo(new { Model = model.Spec.Name, Epochs = 7, BatchSize = 8, ImagesPerEpoch = sample.Split.Train.Count, ValidationImages = sample.Split.Validation.Count, Device = "cpu", Threads = 1 });
        (plan.ParameterCount, plan.TrainableParameterCount).Should().Be((model.ParameterCount, model.TrainableParameterCount));
    }

    [Fact]
    public void Plan_LeavesTheModelAndTheRandomStateAsTheyWere()
    {
        using var model = SmallSample.Model();
        var before = Weights.Of(model);
        var threads = torch.get_num_threads();
        using var random = torch.get_rng_state();
        var hooks = new Hooks();

        Trainer.Plan(model, sample.Split.Train, sample.Split.Validation, Options with { Callbacks = [hooks], Threads = 2 }, measuredSteps: 2);

        Weights.Of(model).Should().Equal(before);
        (model.Labels, model.Preprocessing, model.HasTrained, model.TrainingSummary, model.training).Should().Be((null, null, false, null, true));
        model.TrainableParameters.All(parameter => parameter.grad is null).Should().BeTrue();
        using var after = torch.get_rng_state();
        after.data<byte>().ToArray().Should().Equal(random.data<byte>().ToArray());
        torch.get_num_threads().Should().Be(threads);
        hooks.Calls.Should().BeEmpty("callbacks see fits alone");
    }

    [Fact]
    public void Plan_BetweenTwoFits_ChangesNothingAboutTheSecond()
    {
        using var planned = SmallSample.Model();
        using var plain = SmallSample.Model();
        Trainer.Fit(planned, sample.Split.Train, null, SmallSample.Options);
        Trainer.Fit(plain, sample.Split.Train, null, SmallSample.Options);

        Trainer.Plan(planned, sample.Split.Validation, null, Options, measuredSteps: 1);

        Trainer.Fit(planned, sample.Split.Train, null, SmallSample.Options);
        Trainer.Fit(plain, sample.Split.Train, null, SmallSample.Options);
        Weights.Of(planned).Should().Equal(Weights.Of(plain));
    }

    [Fact]
    public void Plan_CountsMemoryByTheOptimiser()
    {
        using var model = SmallSample.Model();
        long Moments(Optimizer optimizer) => Trainer.Plan(model, sample.Split.Train, null, Options with { Optimizer = optimizer }, measuredSteps: 0).Memory.Moments / 4 / model.TrainableParameterCount;

        Moments(Optimizer.Sgd(0.1)).Should().Be(0);
        Moments(Optimizer.Sgd(0.1, momentum: 0.9)).Should().Be(1);
        Moments(Optimizer.RmsProp()).Should().Be(1);
        Moments(Optimizer.RmsProp(momentum: 0.9)).Should().Be(2);
        Moments(Optimizer.Adam()).Should().Be(2);
        var memory = Trainer.Plan(model, sample.Split.Train, null, Options, measuredSteps: 0).Memory;
        // Four values of batch norm's for each of 8 channels, of which two are learnt, and its count of batches.
        memory.Weights.Should().Be((4 * model.ParameterCount) + 8);
        memory.Gradients.Should().Be(4 * model.TrainableParameterCount);
        memory.Batches.Should().Be(5 * 8 * ((24 * 30 * 3 * 4) + 8));
        memory.Images.Should().Be(42 * 24 * 30 * 3);
        memory.Known.Should().Be(memory.Weights + memory.Gradients + memory.Moments + memory.Batches);
        (memory.MeasuredSteps, memory.MeasuredResident).Should().Be((null, null));
    }

    [Fact]
    public void Plan_Measured_ExpectsTheTimeOfAllEpochs()
    {
        using var model = SmallSample.Model();

        var plan = Trainer.Plan(model, sample.Split.Train, sample.Split.Validation, Options, measuredSteps: 100);

        var time = plan.Time!;
        time.MeasuredSteps.Should().Be(plan.StepsPerEpoch - 2, "an epoch has no more, and two are not counted");
        time.StepSeconds.Should().BeGreaterThan(0);
        time.ValidationSeconds.Should().BeGreaterThan(0);
        time.EpochSeconds.Should().BeApproximately((time.StepSeconds * plan.ImagesPerEpoch / plan.BatchSize) + time.ValidationSeconds, 1e-9);
        time.Total.TotalSeconds.Should().BeApproximately(7 * time.EpochSeconds, 1e-3);
        plan.Memory.MeasuredResident.Should().BeGreaterThan(plan.Memory.Known);
    }

    [Fact]
    public void Plan_WithAccumulationAndAnAverage_CountsThemIn()
    {
        using var model = SmallSample.Model();
        var options = Options with { BatchSize = 4, AccumulateBatches = 2, MovingAverage = new MovingAverage(), Precision = NumericPrecision.Float32 };

        var plan = Trainer.Plan(model, sample.Split.Train, null, options, measuredSteps: 1);

        (plan.BatchSize, plan.ImagesPerStep, plan.Precision).Should().Be((4, 8, NumericPrecision.Float32));
        plan.Steps.Should().Be(Trainer.Fit(model, sample.Split.Train, null, options).Steps);
        plan.Memory.Average.Should().Be(4 * model.TrainableParameterCount);
        plan.Time!.EpochSeconds.Should().BeApproximately(plan.Time.StepSeconds * plan.ImagesPerEpoch / 8, 1e-9);
        plan.ToString().Should().Contain(", average 0.0 MiB, batches ");
    }

    [Fact]
    public void Plan_OfAFitInPhases_PlansEach()
    {
        using var model = SmallSample.Model();
        var before = Weights.Of(model);
        var head = new TrainingPhase { Epochs = 1, Layers = TrainedLayers.From("dense"), LearningRate = 0.01 };
        var all = new TrainingPhase { Epochs = 3, Layers = TrainedLayers.All, Optimizer = Optimizer.NAdam(0.5), Name = "everything" };

        var plan = Trainer.Plan(model, sample.Split.Train, null, Options with { Phases = [head, all] }, measuredSteps: 1);
        var ofHead = Trainer.Plan(model, sample.Split.Train, null, Options with { Phases = [head] }, measuredSteps: 0);

        (plan.Epochs, plan.Optimizer, plan.TrainableParameterCount).Should().Be((4, "from dense on: Adam 0.01; everything: NAdam 0.5", model.TrainableParameterCount));
        plan.Memory.Gradients.Should().Be(4 * model.TrainableParameterCount);
        plan.Time!.MeasuredSteps.Should().Be(2, "one of each phase");
        plan.Time.Total.TotalSeconds.Should().BeApproximately(4 * plan.Time.EpochSeconds, 1e-3);
        (ofHead.TrainableParameterCount, ofHead.Memory.Gradients, ofHead.Time).Should().Be((8 * 7 + 7, 4 * (8 * 7 + 7), null));
        Weights.Of(model).Should().Equal(before);
    }

    [Fact]
    public void Plan_OfLeakingAndIncompleteSets_Warns()
    {
        using var model = SmallSample.Model();
        var train = ImageSet.FromRecords(sample.Split.Train.Records.Where(record => record.Diagnosis != Diagnosis.Df).Take(17), "train");
        var validation = ImageSet.FromRecords(train.Records.Take(3).Concat(sample.Split.Validation.Records.Where(record => record.Diagnosis == Diagnosis.Df)), "validation");
        var absent = validation.Labels.ClassNames.Where((_, label) => validation.ClassCounts[label] == 0);

        var plan = Trainer.Plan(model, train, validation, Options, measuredSteps: 0);

        plan.Warnings.Should().Contain("The training set has no image of class 'df'; the model cannot learn it.");
        plan.Warnings.Should().ContainMatch($"* of {validation.Count} validation images show a lesion that the training set has too, so validation figures will be better than those on new lesions. Split by lesion.");
        plan.Warnings.Should().Contain(absent.Select(name => $"The validation set has no image of class '{name}'; its balanced accuracy is the mean over the other classes."));
        plan.Warnings.Should().Contain("The last step of every epoch has a single image, which says little and has batch norm run in inference mode. Choose another batch size.");
        Trainer.Plan(model, sample.Split.Train, null, Options with { BatchSize = 4 }, measuredSteps: 0).Warnings.Should().BeEmpty();
    }

    [Fact]
    public void Plan_LossThatIsNotFinite_IsAWarning()
    {
        using var model = SmallSample.Model();

        var plan = Trainer.Plan(model, sample.Split.Train, null, Options with { Optimizer = Optimizer.Sgd(1e30) }, measuredSteps: 3);

        plan.Warnings.Should().ContainMatch("The measured steps failed without a schedule's warm-up: Epoch 1, step *: *. Expected finite numbers. Lower the learning rate, which was 1e+30. *");
    }

    [Fact]
    public void Plan_OfAFrozenBackbone_NamesTheFirstTrainedLayer()
    {
        using var model = ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.Random).WidthMultiplier(0.25).TrainLast(5).Input(32, 32).GlobalAveragePooling().Dense(7).Build(1);

        var random = Trainer.Plan(model, sample.Split.Train, null, Options, measuredSteps: 0);
        Trainer.Fit(model, sample.Split.Train, null, Options with { Epochs = 1 });
        model.TrainLast(5);
        var frozen = Trainer.Plan(model, sample.Split.Train, null, Options, measuredSteps: 0);

        random.Warnings.Should().Equal("The backbone starts at random and is trained whole; with weights from ImageNet it learns from far fewer images.");
        random.Parts.Select(part => (part.Name, part.FirstTrained)).Should().Equal(("backbone", "conv1"), ("own layers", "dense"));
        frozen.Parts[0].FirstTrained.Should().Be("conv_dw_13_bn");
        frozen.Parts.Sum(part => part.TrainableParameterCount).Should().Be(model.TrainableParameterCount);
        frozen.ToString().Should().Contain("  trained from conv_dw_13_bn\n");
    }

    [Fact]
    public void Plan_BadOptions_SaysWhatAFitWouldSay()
    {
        using var model = SmallSample.Model();
        var bad = Options with { Epochs = 0, BatchSize = 0 };

        var message = FluentActions.Invoking(() => Trainer.Plan(model, sample.Split.Train, null, bad)).Should().ThrowExactly<ArgumentException>().Which.Message;

        message.Should().Be("The fit has 2 problems:\n- Epochs is 0. Expected at least 1.\n- BatchSize is 0. Expected at least 1.");
        FluentActions.Invoking(() => Trainer.Plan(model, sample.Split.Train, null, Options, measuredSteps: -1)).Should().ThrowExactly<ArgumentOutOfRangeException>()
            .WithMessage("Expected 0 to 1,000 steps. (Parameter 'measuredSteps')*");
    }

    [Fact]
    public void Plan_Cancelled_Throws()
    {
        using var model = SmallSample.Model();
        FluentActions.Invoking(() => Trainer.Plan(model, sample.Split.Train, null, Options, cancellationToken: new CancellationToken(canceled: true))).Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void ToString_ShowsEverything()
    {
        var plan = new TrainingPlan
        {
            Model = "MobileNet",
            Parts = [new("backbone", 83, 3228864, 2125824, "conv_pw_10"), new("own layers", 3, 7175, 7175, "dense")],
            Epochs = 50,
            BatchSize = 10,
            ImagesPerStep = 10,
            ImagesPerEpoch = 6563,
            StepsPerEpoch = 657,
            ValidationImages = 730,
            Optimizer = "Adam 0.0001",
            Precision = NumericPrecision.BFloat16,
            Device = "cpu",
            Threads = 2,
            Memory = new() { Weights = 13 << 20, Gradients = 8 << 20, Moments = 16 << 20, Batches = 2 << 20, Images = 358 << 20, MeasuredSteps = 210L << 20, MeasuredResident = 512L << 20 },
            Time = new(8, 0.04, 3, 29.3, TimeSpan.FromSeconds(1462.5)),
            Cached = ["9,724 images"],
            Warnings = ["Mind this."],
        };

        plan.ToString().Should().Be("""
            MobileNet: 50 epochs of 657 steps, 10 images each (6,563 an epoch), judged on 730 validation images
            part        layers  parameters    trained     frozen
            backbone        83   3,228,864  2,125,824  1,103,040  trained from conv_pw_10
            own layers       3       7,175      7,175          0
            Adam 0.0001, bfloat16 on cpu, 2 threads
            memory: weights 13 MiB, gradients 8.0 MiB, optimiser 16 MiB, batches 2.0 MiB; the measured steps took 210 MiB, to 512 MiB resident
            time: 40 ms a step (median of 8), 250 images/s; 29.3 s an epoch, 3 s of it validation; 24 min in all
            cached: 9,724 images
            Warning: Mind this.

            """);
        (plan with { Time = null, ValidationImages = null, Memory = plan.Memory with { MeasuredSteps = null } }).ToString().Should()
            .Contain("(6,563 an epoch), without validation\n").And.Contain("batches 2.0 MiB; not measured\ntime: not measured\n");
    }
}
