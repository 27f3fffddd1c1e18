using Ham10000.Dataset;
using Ham10000.Models;
using Ham10000.Training.Internals;
using TorchSharp;
using static TorchSharp.torch.nn.functional;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public sealed class LearningOptionsTests(SmallSample sample)
{
    private static readonly FitFacts Facts = new() { TrainingImages = 10, Labels = LabelSchema.Diagnoses };

    public static TheoryData<Loss, string> WrongLosses => new()
    {
        { Loss.CrossEntropy(labelSmoothing: 1), "Loss.LabelSmoothing is 1. Expected a number in [0, 1)." },
        { Loss.Focal(-0.5), "Loss.Gamma is -0.5. Expected a finite number of at least 0." },
        { Loss.Focal(2, alpha: 1), "Loss.Alpha is 1. Expected a number in (0, 1), or null for none." },
        { Loss.Focal(2, alpha: 0.25), "Loss.Alpha weighs the two classes of binary labels and the training set has 7 classes. Set Loss.ClassWeights." },
        { Loss.LogitAdjusted(double.NaN), "Loss.LogitAdjustment is NaN. Expected a finite number." },
        {
            Loss.CrossEntropy(ClassWeights.Of(new LabelSchema("x", LabelKind.Multiclass, ["a", "b", "c"]), [1, 2, 3])),
            "Loss.ClassWeights are for the classes a, b, c and the training set has akiec, bcc, bkl, df, mel, nv, vasc. Make them of the training set."
        },
        {
            Loss.CrossEntropy(ClassWeights.Balanced) with { ClassWeights = ClassWeights.Of(LabelSchema.Diagnoses, [1, 1, 1, 1, 1, 1, 2]) },
            "Loss has more than one of ClassWeights, WeightsFrom and Alpha. Expected at most one; each sets the classes' weights."
        },
        {
            Loss.Custom("mine", PlainLoss) with { LabelSmoothing = 0.1 },
            "Loss 'mine' is a function of your own and has weights, smoothing, gamma or an adjustment beside it, which it would not see. Compute them in the function."
        },
    };

    [Theory]
    [MemberData(nameof(WrongLosses))]
    public void Validate_OfAWrongLoss_SaysWhatIsWrong(Loss loss, string problem)
    {
        var validate = () => new TrainingOptions { Loss = loss }.Validate(Facts);
        var message = validate.Should().ThrowExactly<ArgumentException>().Which.Message;
        message.Split('\n').Select(line => line.Replace("- ", "", StringComparison.Ordinal)).Should().Contain(problem);
    }

    [Fact]
    public void Validate_OfALossOfClassesForAReconstruction_SaysWhatToUse()
    {
        var validate = () => new TrainingOptions { Loss = Loss.Focal() }.Validate(Facts with { Reconstructor = "autoencoder" });
        validate.Should().ThrowExactly<ArgumentException>().WithMessage(
            "Loss is focal loss, which compares classes, and autoencoder reconstructs images. Leave it null for the mean squared error, or use Loss.Custom.");
    }

    [Fact]
    public void Validate_OfWrongParts_SaysWhatIsWrong()
    {
        using var model = SmallSample.Model();
        var optimizer = Optimizer.Adam() with
        {
            Parts = [new OptimizerPart("dance"), new OptimizerPart("dense") { LearningRateFactor = -1, WeightDecay = double.NaN }, new OptimizerPart("dense"), new OptimizerPart("")],
        };
        var fit = () => Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { Optimizer = optimizer });
        fit.Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be("""
            The fit has 5 problems:
            - Optimizer.Parts['dense'].LearningRateFactor is -1. Expected a finite number of at least 0.
            - Optimizer.Parts['dense'].WeightDecay is NaN. Expected a finite number of at least 0, or null for the optimiser's.
            - Optimizer.Parts holds a part without a prefix. Expected the beginning of a layer's name, such as 'backbone.'.
            - Optimizer.Parts['dance'] is the beginning of no layer's name with parameters. Expected one of a layer, as ImageModel.Layers lists them, or 'backbone.' or 'layers.'.
            - Optimizer.Parts holds 'dense' 2 times. Expected each part once.
            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("conv2d", new[] { "layers.conv2d.weight", "layers.conv2d.bias" })]
    [InlineData("layers.dense.bias", new[] { "layers.dense.bias" })]
    public void Fit_WithAPartAtRate0_LeavesItAsItWas(string prefix, string[] still)
    {
        using var model = SmallSample.Model();
        var before = Values(model);
        var optimizer = Optimizer.Adam(1e-3) with { Parts = [new OptimizerPart(prefix) { LearningRateFactor = 0 }] };
        Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { Optimizer = optimizer });
        Values(model).Where(entry => before[entry.Key] == entry.Value).Select(entry => entry.Key).Should().BeEquivalentTo(still);
    }

    [Fact]
    public void Optimizers_WithTheSameParts_AreEqual()
    {
        (Optimizer.Adam() with { Parts = [OptimizerPart.Backbone with { LearningRateFactor = 0.1 }] }).Should().Be(Optimizer.Adam() with { Parts = [OptimizerPart.Backbone with { LearningRateFactor = 0.1 }] });
        (Optimizer.Adam() with { Parts = [OptimizerPart.Backbone] }).Should().NotBe(Optimizer.Adam());
        (Optimizer.Adam() with { DecayBiasAndNorm = false }).Should().NotBe(Optimizer.Adam());
    }

    [Fact]
    public void History_SaysWhatWasTrainedOn_AndKeepsIt()
    {
        using var folder = new TemporaryFolder();
        using var model = SmallSample.Model();
        var history = Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, SmallSample.Options with { Loss = Loss.CrossEntropy(ClassWeights.SquareRoot, 0.1) });
        history.Loss.Should().Be("cross entropy, class weights square root, label smoothing 0.1");
        history.SaveJson(folder["history.json"]);
        TrainingHistory.LoadJson(folder["history.json"]).Loss.Should().Be(history.Loss);
        history.Epochs[^1].ValidationLoss.Should().Be(Evaluation.Evaluator.Evaluate(model, sample.Split.Validation).Loss, "validation is judged by the plain loss");
    }

    [Fact]
    public void Fit_WithAFunctionOfTheUsers_TrainsOnIt()
    {
        using var ours = SmallSample.Model();
        using var theirs = SmallSample.Model();
        var a = Trainer.Fit(ours, sample.Split.Train, null, SmallSample.Options);
        var b = Trainer.Fit(theirs, sample.Split.Train, null, SmallSample.Options with { Loss = Loss.Custom("mine", PlainLoss) });
        Weights.Of(theirs).Should().Equal(Weights.Of(ours));
        (a.Loss, b.Loss).Should().Be((null, "mine"));
    }

    [Theory]
    [InlineData("none", "Loss 'bad' returned null. Expected a tensor of one value, the mean loss.")]
    [InlineData("each", "Loss 'bad' returned Float32 of shape (8). Expected one float value, the mean loss; end it with mean().")]
    [InlineData("detached", "Loss 'bad' returned a value without gradients. Compute it from the outputs with tensor operations, outside no_grad and detach.")]
    public void Fit_WithAFunctionThatGivesNoLoss_SaysSo(string kind, string message)
    {
        using var model = SmallSample.Model();
        var loss = Loss.Custom("bad", (outputs, target) => kind switch
        {
            "none" => null!,
            "each" => cross_entropy(outputs, target, reduction: torch.nn.Reduction.None),
            _ => cross_entropy(outputs, target).detach(),
        });
        var fit = () => Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { Loss = loss });
        fit.Should().ThrowExactly<TrainingException>().WithInnerException<InvalidOperationException>().WithMessage(message);
    }

    [Fact]
    public void Fit_OnDeterministicOperations_IsTheFit_AndLeavesTorchAsItWas()
    {
        using var plain = SmallSample.Model();
        using var deterministic = SmallSample.Model();
        var tf32 = torch.backends.cuda.matmul.allow_tf32;
        var seen = (Deterministic: false, Tf32: true);
        var hooks = new Hooks { StepEnd = _ => seen = (torch.are_deterministic_algorithms_enabled(), torch.backends.cuda.matmul.allow_tf32 || torch.backends.cudnn.allow_tf32) };
        Trainer.Fit(plain, sample.Split.Train, null, SmallSample.Options with { Precision = NumericPrecision.Float32 });
        Trainer.Fit(deterministic, sample.Split.Train, null, SmallSample.Options with { Deterministic = true, Precision = NumericPrecision.Float32, AllowTf32 = false, Callbacks = [hooks] });
        seen.Should().Be((true, false));
        torch.are_deterministic_algorithms_enabled().Should().BeFalse();
        torch.backends.cuda.matmul.allow_tf32.Should().Be(tf32);
        Weights.Of(deterministic).Should().Equal(Weights.Of(plain));
    }

    [Fact]
    public void Validate_OfADeterministicFitOnAGpu_AsksForTheVariableItNeeds()
    {
        Environment.GetEnvironmentVariable("CUBLAS_WORKSPACE_CONFIG").Should().BeNull("the test is about its absence");
        var validate = () => new TrainingOptions { Deterministic = true, Precision = NumericPrecision.BFloat16 }.Validate(Facts with { DeviceType = DeviceType.CUDA });
        validate.Should().ThrowExactly<ArgumentException>().WithMessage(
            "Deterministic is on and the fit is to run on a GPU, but CUBLAS_WORKSPACE_CONFIG is ''. Set it to :4096:8 before the process starts, or train on the CPU.");
    }

    [Fact]
    public void Validate_OfADeterministicFitWhosePrecisionIsMeasured_AsksForAChoice()
    {
        var validate = () => new TrainingOptions { Deterministic = true, Precision = NumericPrecision.Auto }.Validate(Facts);
        validate.Should().ThrowExactly<ArgumentException>().WithMessage("Deterministic is on and Precision is Auto, which measures times to decide. Choose NumericPrecision.Float32 or NumericPrecision.BFloat16.");
    }

    [Fact]
    public void Limit_OnADevice_ClipsAsOnTheCpu()
    {
        using var scope = torch.NewDisposeScope();
        using var here = new TwoParameters();
        using var there = new TwoParameters();
        foreach (var limit in new[] { 0.5, 5, 1000 })
        {
            here.SetGradients(OptimizerCase.Gradients[0]);
            there.SetGradients(OptimizerCase.Gradients[0]);
            using var a = new ParameterSteps(Optimizer.Sgd(1), here.Named, GradientClipping.ByNorm(limit));
            using var b = new ParameterSteps(Optimizer.Sgd(1), there.Named, GradientClipping.ByNorm(limit));
            a.Limit(measures: false);
            b.ClipOnDevice(limit);
            here.All[0].grad!.data<float>().ToArray().Zip(there.All[0].grad!.data<float>().ToArray(), (x, y) => Math.Abs(x - y)).Max().Should().BeLessThan(1e-6f);
        }
    }

    private static torch.Tensor PlainLoss(torch.Tensor outputs, torch.Tensor target) => cross_entropy(outputs, target);

    private static Dictionary<string, string> Values(ImageModel model) =>
        Weights.Of(model, trainableOnly: true).ToDictionary(line => line[..line.IndexOf(':', StringComparison.Ordinal)]);

    [Fact]
    public void Fit_WithAFunctionThatGivesNoOrOtherWeights_IsRefusedInEveryPhase()
    {
        using var model = SmallSample.Model();
        var other = ClassWeights.Of(new LabelSchema("x", LabelKind.Multiclass, ["a", "b"]), [1, 2]);
        var fit = () => Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with
        {
            Loss = Loss.CrossEntropy(_ => null!) with { Mean = (LossMean)7 },
            Phases = [new TrainingPhase { Epochs = 1 }, new TrainingPhase { Epochs = 1, Loss = Loss.CrossEntropy(_ => other) }],
        });
        fit.Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be("""
            The fit has 3 problems:
            - Loss.Mean is 7. Expected one of: OverWeights, OverImages.
            - Loss.WeightsFrom gave null. Expected weights for the classes akiec, bcc, bkl, df, mel, nv, vasc, such as ClassWeights.Balanced makes.
            - Phase 2: Loss.WeightsFrom are for the classes a, b and the training set has akiec, bcc, bkl, df, mel, nv, vasc. Make them of the training set.
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Fit_WithNulls_NamesThemAndAllElseThatIsWrong()
    {
        using var model = SmallSample.Model();
        var options = SmallSample.Options with
        {
            BatchSize = 0,
            Optimizer = null!,
            Augmentation = null!,
            Callbacks = [null!],
            Metrics = null!,
            Phases = null!,
            Sampling = null!,
            OnNonFinite = null!,
        };
        var fit = () => Trainer.Fit(model, sample.Split.Train, null, options);
        fit.Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be("""
            The fit has 8 problems:
            - Optimizer is null. Expected a choice such as Optimizer.Adam().
            - Augmentation is null. Expected a choice such as Augmentation.None.
            - Metrics is null. Expected metrics, or an empty list for none.
            - Phases is null. Expected phases, or an empty list for none.
            - Callbacks holds null. Leave it out.
            - Sampling is null. Expected a choice such as Sampling.EveryImage.
            - BatchSize is 0. Expected at least 1.
            - OnNonFinite is null. Expected a choice such as OnNonFinite.Stop.
            """.ReplaceLineEndings("\n"));
        var phase = () => Trainer.Plan(model, sample.Split.Train, null, SmallSample.Options with { Phases = [null!], Optimizer = Optimizer.Adam() with { Parts = null! } });
        phase.Should().ThrowExactly<ArgumentException>().Which.Message.Should().Contain("- Phases holds null. Leave it out.").And
            .Contain("- Optimizer.Parts is null. Expected parts such as OptimizerPart.Backbone, or an empty list for none.");
    }
}
