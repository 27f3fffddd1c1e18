using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;
using Ham10000.Training;

namespace Ham10000.Docs.Tests.Snippets;

/// <summary>The code of README.md, on a few small sample images and made-up backbone weights.</summary>
[Collection(OneAtATime.Name)]
public sealed class ReadmeTests : WorkingFolder
{
    [Fact]
    public void TheWholeProgram()
    {
        Prepare();

        using var data = HamDataset.Open("Data");
        var split = data.Clean().Split(SplitOptions.ByLesion(train: 0.675, validation: 0.075, test: 0.25, seed: 123));

        using var model = ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.ImageNet)
            .TrainLast(layers: 23).GlobalAveragePooling().Dropout(0.3).Dense(split.ClassCount)
            .Build();

        var history = Trainer.Fit(model, split.Train, split.Validation, new TrainingOptions
        {
            Epochs = 5,
            BatchSize = 10,
            Optimizer = Optimizer.Adam(learningRate: 1e-4),
            Augmentation = Augmentation.Standard,
            Callbacks = [new ReduceLROnPlateau(Metric.ValidationAccuracy, patienceEpochs: 5), new ModelCheckpoint("runs/mobilenet")],
        });

        var report = Report.Create(model, split, history);
        Console.WriteLine(report.Test.ConfusionMatrix);
        Console.WriteLine(report.Test.ClassificationReport);
        report.Save("report");   // a page to hand to somebody, its numbers as JSON, figures, predictions, a model card

        model.Save("mobilenet.safetensors");
        using var predictor = Predictor.Load("mobilenet.safetensors");
        foreach (var (lesion, probability) in predictor.Predict("lesion.jpg").Ranked)
        {
            Console.WriteLine($"{lesion}: {probability:P1}");
        }

        history.Epochs.Should().HaveCount(5);
        Directory.GetFiles("runs/mobilenet").Should().HaveCountGreaterThanOrEqualTo(2);
        File.Exists("report/report.html").Should().BeTrue();
    }

    private static void Prepare()
    {
        HamSample.Create("Data", images: 70, seed: 1, new HamSampleOptions { Height = 60, Width = 75, ImagesPerLesion = 1 });
        File.Copy(Directory.GetFiles("Data", "*.jpg", SearchOption.AllDirectories)[0], "lesion.jpg");
        MadeUpWeights.Write();
    }
}
