using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;
using Ham10000.Training;

namespace Ham10000.Docs.Tests.Snippets;

/// <summary>The code of docs/cross-validation.md.</summary>
[Collection(OneAtATime.Name)]
public sealed class CrossValidationGuideTests : WorkingFolder
{
    private static readonly TrainingOptions Quick = new() { Epochs = 2, Threads = 1 };

    [Fact]
    public void Plan()
    {
        using var data = Sample();
        var split = data.Split(SplitOptions.ByLesion());
        using var model = Small("Small", 4).Build();
        var options = Quick;

        var plan = Trainer.Plan(model, split.Train, split.Validation, options);
        Console.WriteLine(plan);

        if (plan.Time!.Total > TimeSpan.FromHours(8) || plan.Warnings.Count > 0)
        {
            Console.WriteLine($"Think again: {plan.Time.Total}, {string.Join(' ', plan.Warnings)}");
        }

        plan.ToString().Should().StartWith("Small: 2 epochs of ");
    }

    [Fact]
    public void CrossValidation()
    {
        using var data = Sample();
        var split = data.Split(SplitOptions.ByLesion());
        var recipe = Small("Small", 4);
        var options = recipe.Training with { Preprocessing = recipe.Preprocessing };

        var result = CrossValidator.Run(recipe, data, new CrossValidationOptions
        {
            Folds = new KFoldOptions { Folds = 3, Seed = 123 },
            Folder = "runs/three-folds",
        });
        Console.WriteLine(result);
        result.SaveJson("runs/three-folds/result.json");

        var logged = new CrossValidationOptions
        {
            Folder = "runs/logged",
            Callbacks = place => [new CsvLogger(Path.Combine(place.Folder!, "log.csv"))],
        };

        var folds = split.Train.KFold(new KFoldOptions { Folds = 3 });
        var chosen = CrossValidator.Run(recipe, folds);

        var own = CrossValidator.Run("own", fold => ModelBuilder.FromInput(24, 30).Flatten().Dense(fold.ClassCount).Build(seed: 1), options, folds);

        result.OutOfFold[0].Predictions.Count.Should().Be(140);
        CrossValidator.Run(recipe, folds, logged).ToString().Should().NotBe(own.ToString());
        File.Exists("runs/logged/fold-2/log.csv").Should().BeTrue();
        chosen.OutOfFold[0].Predictions.Count.Should().Be(split.Train.Count);
    }

    [Fact]
    public void Ensembles()
    {
        using var data = Sample();
        var split = data.Split(SplitOptions.ByLesion());
        var (recipe, wider) = (Small("Small", 4), Small("Wide", 8));
        var folds = split.Train.KFold(new KFoldOptions { Folds = 2 });

        using var both = EnsembleTrainer.Run([recipe, wider], split, new EnsembleTrainingOptions { Folder = "runs/both" });
        Console.WriteLine(both);
        both.Model.Save("both.safetensors");

        using var ofFolds = EnsembleTrainer.Run(recipe, folds, split.Test);

        var (first, second) = (both.Test!, ofFolds.Test!);
        var difference = PairedBootstrap.BalancedAccuracy(first.Predictions, second.Predictions);
        Console.WriteLine($"{difference}; better: {difference.IsFirstBetter}");

        both.Gains.Should().HaveCount(2);
        File.Exists("both.safetensors").Should().BeTrue();
    }

    [Fact]
    public void Views()
    {
        using var data = Sample();
        var split = data.Split(SplitOptions.ByLesion());
        using var run = Small("Small", 4).Run(split);
        var model = run.Model;

        var report = Evaluator.Evaluate(model, split.Test, new EvaluationOptions { TestTimeAugmentation = TestTimeAugmentation.Dihedral });
        using var predictor = new Predictor(model, TestTimeAugmentation.Dihedral);

        var logits = TestTimeAugmentation.Dihedral with { Mean = ViewMean.Logits };
        logits.CountFor(24, 30).Should().Be(4);
        report.Predictions.Count.Should().Be(split.Test.Count);
        predictor.Predict(split.Test.Records[0].ImagePath).Probabilities.Sum().Should().BeApproximately(1, 1e-5);
    }

    private static HamDataset Sample()
    {
        HamSample.Create("sample", images: 140, seed: 1);
        return HamDataset.Open("sample");
    }

    private static Recipe Small(string name, int filters) => new()
    {
        Name = name,
        Architecture = (classes, _) => ModelBuilder.FromInput(24, 30).Named(name).Conv2d(filters, activation: Activation.Relu).BatchNorm().GlobalAveragePooling().Dense(classes),
        Preprocessing = new Preprocessing { Height = 24, Width = 30 },
        Training = Quick,
    };
}
