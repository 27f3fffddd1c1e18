// Speed, memory and live tensors of a training run:
//   dotnet run -c Release --project bench/Ham10000.TrainingBench -- FOLDER RECIPE EPOCHS [BATCH]
// A backbone takes its ImageNet weights from HAM10000_WEIGHTS and starts at random where there are none.
using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;
using Ham10000.Training;
using Ham10000.TrainingBench;
using TorchSharp;

var batch = 0;
if (args is not [var folder, var name, var count, .. var rest] || !int.TryParse(count, out var epochs)
    || rest is not ([] or [_]) || (rest is [var size] && !int.TryParse(size, out batch)))
{
    Console.Error.WriteLine("Usage: Ham10000.TrainingBench FOLDER RECIPE EPOCHS [BATCH]");
    return 2;
}

using var data = HamDataset.Open(folder);
var split = data.Split(SplitOptions.ByLesion(train: 0.675, validation: 0.075, test: 0.25, seed: 123));
var recipe = Recipes.Find(name).WithEpochs(epochs);
recipe = recipe with
{
    Training = recipe.Training with
    {
        BatchSize = batch == 0 ? recipe.Training.BatchSize : batch,
        Callbacks = [.. recipe.Training.Callbacks, new MemoryLog()],
    },
};
Console.WriteLine($"{recipe.Name}: {split.Train.Count} training, {split.Validation.Count} validation, {split.Test.Count} test images; batches of {recipe.Training.BatchSize}");

long tensorsBefore = torch.Tensor.TotalCount;
using var model = Build(recipe, split.ClassCount);
long tensorsOfModel = torch.Tensor.TotalCount - tensorsBefore;
var history = Trainer.Fit(model, split.Train, split.Validation, recipe.Training);
var evaluation = Evaluator.Evaluate(model, split.Test);

Console.WriteLine($"backbone start {model.BackboneStart}, {torch.get_num_threads()} threads");
Console.WriteLine($"median {history.Epochs.Select(e => e.ImagesPerSecond).Order().ElementAt(history.Epochs.Count / 2):F1} training images/s");
Console.WriteLine($"live tensors: {tensorsOfModel} of the model before training, {torch.Tensor.TotalCount - tensorsBefore} after training and evaluation");
Console.WriteLine($"peak resident memory {ProcessMemory.Read("VmHWM")} MiB");
Console.WriteLine($"test accuracy {evaluation.Accuracy:P1}, balanced accuracy {evaluation.BalancedAccuracyInterval}");
return 0;

static ImageModel Build(Recipe recipe, int classCount)
{
    try
    {
        return recipe.Build(classCount);
    }
    catch (PretrainedWeightsNotFoundException)
    {
        return (recipe with { Weights = PretrainedWeights.Random }).Build(classCount);
    }
}
