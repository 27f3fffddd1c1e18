// What Recipes.Best reaches beside Recipes.MobileNet, on a split that is given: see bench/best.
using Ham10000.BestBench;
using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Training;

// MobileNet's schedule watches a validation set; a tenth of the training part, by lesion.
var forSchedule = SplitOptions.ByLesion(train: 0.9, validation: 0.1, test: 0, seed: 123);
var inner = args is ["--inner", ..];
if (args is not ([_, _] or [_, _, _] or ["--inner", _, _, ..]))
{
    Console.Error.WriteLine("Usage: Ham10000.BestBench HAM10000 SPLIT.CSV [FOLDER] | --inner HAM10000 SPLIT.CSV [RECIPE [EPOCHS]]");
    return 2;
}

using var data = HamDataset.Open(args[inner ? 1 : 0]);
var split = data.SplitFromCsv(args[inner ? 2 : 1]);
if (inner)
{
    var recipe = Recipes.Find(args.Length > 3 ? args[3] : nameof(Recipes.Best));
    recipe = args.Length > 4 ? recipe.WithEpochs(int.Parse(args[4])) : recipe;
    var chosen = split.Train.Split(SplitOptions.ByLesion(train: 0.8, validation: 0.2, test: 0, seed: 7));
    Console.WriteLine(chosen);
    Console.WriteLine(Run.Of(recipe, chosen.Train, null, chosen.Validation, folder: null));
    return 0;
}

var folder = args.Length > 2 ? args[2] : Path.Combine("artifacts", "bench", "best");
Console.WriteLine(split);
var watched = split.Train.Split(forSchedule);
var best = Run.Of(Recipes.Best, split.Train, null, split.Test, Path.Combine(folder, "Best"));
Console.WriteLine(best);
var mobileNet = Run.Of(Recipes.MobileNet, watched.Train, watched.Validation, split.Test, Path.Combine(folder, "MobileNet"));
Console.WriteLine(mobileNet);
Console.WriteLine($"Best over MobileNet, lesions drawn for both at once: {PairedBootstrap.BalancedAccuracy(best.Report.Predictions, mobileNet.Report.Predictions)}");
return 0;
