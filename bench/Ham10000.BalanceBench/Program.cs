using System.Diagnostics;
using Ham10000.Dataset;

// Balances HAM10000 as a published set-up does, before the split, and as it should be done, after it; prints times and what leaks.
// dotnet run -c Release --project bench/Ham10000.BalanceBench -- FOLDER [TARGET]
// TARGET is a new folder that keeps the results; without it they are removed.
string source = args.Length > 0 ? args[0] : throw new ArgumentException("Expected the folder of HAM10000 as first argument.");
string target = args.Length > 1 ? args[1] : Directory.CreateTempSubdirectory("ham10000-bench-").FullName;
try
{
    using var data = HamDataset.Open(source);
    Run("before the split, 64×64", () => data.BalanceBeforeSplit(Path.Combine(target, "before")));
    Run("the same again", () => data.BalanceBeforeSplit(Path.Combine(target, "before")));
    var split = data.Split(SplitOptions.ByLesion(train: 0.8, validation: 0, test: 0.2, seed: 1));
    Run("after a split by lesion, 64×64", () => split.BalanceTraining(Path.Combine(target, "after"), new BalanceOptions { Height = 64, Width = 64 }));
}
finally
{
    if (args.Length < 2)
    {
        Directory.Delete(target, recursive: true);
    }
}

static void Run(string name, Func<DataSplit> balance)
{
    long start = Stopwatch.GetTimestamp();
    var split = balance();
    double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
    Console.WriteLine($"{name}: {seconds:F1} s, {split.Balance!.Images / seconds:F0} images/s; training {split.Train.Count:N0}, test {split.Test.Count:N0}");
    Console.WriteLine(split.Balance);
}
