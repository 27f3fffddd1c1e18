using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;

namespace Ham10000.Training.Tests;

/// <summary>Targets other than the diagnosis, from the metadata to the report.</summary>
[Collection(TorchTests.Name)]
public sealed class TargetTrainingTests(SmallSample sample)
{
    public static TheoryData<string> Names => ["malignancy", "sex", "localization"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Fit_OtherTarget_TrainsEvaluatesAndPredictsItsClasses(string name)
    {
        var target = new[] { Target.Malignancy, Target.Sex, Target.Localization }.Single(t => t.Name == name);
        var records = sample.Split.Train.Records.Concat(sample.Split.Test.Records).Where(r => target.ClassOf(r) is not null).ToList();
        var set = ImageSet.FromRecords(records, name, target);
        using var model = ModelBuilder.FromInput(24, 30).Conv2d(4, activation: Activation.Relu).GlobalAveragePooling()
            .Dense(set.Labels.LogitCount).Build(seed: 1);

        Trainer.Fit(model, set, null, SmallSample.Options with { Epochs = 1 });
        var report = Evaluator.Evaluate(model, set);

        model.Labels.Should().Be(target.Labels);
        report.ConfusionMatrix.ClassNames.Should().Equal(target.Labels.ClassNames);
        Enumerable.Range(0, set.Labels.ClassCount).Select(c => (int)report.ConfusionMatrix.Support(c)).Should().Equal(set.ClassCounts);
        report.ToHtml().Should().Contain(target.Labels.ClassNames[^1]);

        using var folder = new TemporaryFolder();
        model.Save(folder["model.safetensors"]);
        using var predictor = Predictor.Load(folder["model.safetensors"]);
        predictor.Labels.Should().Be(target.Labels);
        predictor.Predict(records[0].ImagePath).Ranked.Select(p => p.Class).Should().BeEquivalentTo(target.Labels.ClassNames);
    }
}
