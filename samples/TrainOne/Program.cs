// Trains MobileNet on HAM10000 and writes a report: dotnet run -c Release --project samples/TrainOne -- FOLDER
using System.Runtime.InteropServices;
using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;
using Ham10000.Training;

if (args is not [var folder])
{
    Console.Error.WriteLine("Usage: TrainOne FOLDER, where FOLDER holds HAM10000_metadata.csv and the images. ImageNet weights are looked for in the folder HAM10000_WEIGHTS.");
    return 2;
}

// The first Ctrl-C or SIGTERM ends the training after its step, with a usable model; the second ends the program.
using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    return Train(folder, stop.Token);
}
catch (Exception e) when (e is ArgumentException or DatasetFormatException or PretrainedWeightsNotFoundException or ModelFormatException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
catch (TrainingException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped.");
    return 130;
}

void Stop(PosixSignalContext context)
{
    context.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

static int Train(string folder, CancellationToken cancellationToken)
{
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
    }, cancellationToken);
    Console.WriteLine(history.StopReason);

    // Saved before the evaluation, which a stop ends at once.
    model.Save("runs/mobilenet/mobilenet.safetensors");
    var evaluation = Evaluator.Evaluate(model, split.Test, cancellationToken: cancellationToken);
    Console.WriteLine(evaluation.ConfusionMatrix);
    Console.WriteLine(evaluation.ClassificationReport);
    evaluation.SaveHtml("runs/mobilenet/report.html", history);
    return 0;
}
