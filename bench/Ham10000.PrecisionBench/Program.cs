// Whether training in bfloat16 costs balanced accuracy: one fit in it beside three in float32 that differ by their seed, on a split by lesion.
//   HAM10000_WEIGHTS=FOLDER dotnet run -c Release --project bench/Ham10000.PrecisionBench -- HAM10000 RECIPE EPOCHS
using Ham10000.Dataset;
using Ham10000.Training;

if (args is not [var folder, var name, var count] || !int.TryParse(count, out var epochs))
{
    Console.Error.WriteLine("Usage: Ham10000.PrecisionBench HAM10000 RECIPE EPOCHS");
    return 2;
}

using var data = HamDataset.Open(folder);
var split = data.Clean().Split(SplitOptions.ByLesion(train: 0.675, validation: 0.075, test: 0.25, seed: 123));
Console.WriteLine($"{name}, {epochs} epochs, {split.Train.Count} training and {split.Test.Count} test images");
foreach (var (precision, seed) in new[] { (NumericPrecision.BFloat16, 1), (NumericPrecision.Float32, 1), (NumericPrecision.Float32, 2), (NumericPrecision.Float32, 3) })
{
    var recipe = Recipes.Find(name).WithEpochs(epochs);
    using var result = (recipe with { Training = recipe.Training with { Precision = precision, Seed = seed } }).Run(split);
    Console.WriteLine(FormattableString.Invariant(
        $"{result.History.Precision}, seed {seed}: balanced accuracy {result.Test!.BalancedAccuracyInterval}, accuracy {result.Test.Accuracy:F3}, {result.History.TotalSeconds:F0} s"));
}

return 0;
