// Trains MobileNet on HAM10000 and writes a report: dotnet run -c Release --project samples/TrainOne -- FOLDER
using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;
using Ham10000.Training;

if (args is not [var folder])
{
    Console.Error.WriteLine("Usage: TrainOne FOLDER, where FOLDER holds HAM10000_metadata.csv and the images. ImageNet weights are looked for in the folder HAM10000_WEIGHTS.");
    return 2;
}

using var data = HamDataset.Open(folder);
var split = data.Clean().Split(SplitOptions.ByLesion(train: 0.675, validation: 0.075, test: 0.25, seed: 123));

using var model = ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.ImageNet)
    .TrainLast(layers: 23).GlobalAveragePooling().Dropout(0.3).Dense(split.ClassCount)
    .Build();
Console.WriteLine(model.Summary());

var history = Trainer.Fit(model, split.Train, split.Validation, new TrainingOptions
{
    Epochs = 50,
    BatchSize = 10,
    Optimizer = Optimizer.Adam(learningRate: 1e-4),
    Augmentation = Augmentation.Standard,
    Callbacks =
    [
        new ReduceLROnPlateau(Metric.ValidationAccuracy, patienceEpochs: 5, factor: 0.5, minimumLearningRate: 1e-5),
        new ModelCheckpoint("runs/mobilenet"),
        new CsvLogger("runs/mobilenet/log.csv"),
        new ConsoleProgress(),
    ],
});

var evaluation = Evaluator.Evaluate(model, split.Test);
Console.WriteLine(evaluation.ConfusionMatrix);
Console.WriteLine(evaluation.ClassificationReport);
evaluation.SaveHtml("runs/mobilenet/report.html", history);
model.Save("runs/mobilenet/mobilenet.safetensors");
return 0;
