// What a stranger would write after `dotnet add package Ham10000.Training`: sample images, a split, a model, a prediction.
using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;
using Ham10000.Training;

var folder = args[0];
HamSample.Create(folder, images: 70, seed: 1);
using var data = HamDataset.Open(folder);
var split = data.Split(SplitOptions.ByLesion(train: 0.6, validation: 0.2, test: 0.2, seed: 1));
using var model = Architectures.Cnn(split.ClassCount).Build(seed: 1);
var history = Trainer.Fit(model, split.Train, split.Validation, new TrainingOptions { Epochs = 2, Optimizer = Optimizer.Adam(1e-3), Seed = 1 });
var evaluation = Evaluator.Evaluate(model, split.Test);
Console.WriteLine($"{history.Epochs.Count} epochs, loss {history.Epochs[^1].TrainingLoss:F3}, test accuracy {evaluation.Accuracy:P1}");

var file = Path.Combine(folder, "cnn.safetensors");
model.Save(file);
using var predictor = Predictor.Load(file);
var best = predictor.Predict(split.Test.Records[0].ImagePath).Ranked[0];
Console.WriteLine($"{split.Test.Records[0].ImageId}: {best.Class} {best.Probability:P1}");
