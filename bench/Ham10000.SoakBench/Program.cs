// What takes too long for the tests: kills, damage and memory of long fits.
//   dotnet Ham10000.SoakBench.dll kill FOLDER KILLS SEED     kills fits with SIGKILL at random moments, and resumes them each time
//   dotnet Ham10000.SoakBench.dll damage FOLDER RANGES       flips and cuts off every range of a checkpoint of MobileNet
//   dotnet Ham10000.SoakBench.dll memory FOLDER RECIPE STEPS follows memory and live tensors of a recipe, or of all
// FOLDER is for the sample images and the checkpoints. Exit code: 0 if all went well.
using System.Globalization;
using Ham10000.Dataset;
using Ham10000.SoakBench;

if (args is [_, var given, ..])
{
    Directory.CreateDirectory(given);
    Environment.SetEnvironmentVariable(CacheFolder.Variable, Path.GetFullPath(Path.Combine(given, "cache")));
}

switch (args)
{
    case ["kill", var folder, var kills, var seed]:
        return KillSoak.Run(Path.GetFullPath(folder), Number(kills), Number(seed));
    case ["fit", var folder, var run, var seed]:
        return SmallFit.Run(folder, run, Number(seed));
    case ["damage", var folder, var ranges]:
        return DamageSoak.Run(Path.GetFullPath(folder), Number(ranges));
    case ["memory", var folder, var recipe, var steps]:
        return MemorySoak.Run(Path.GetFullPath(folder), recipe, Number(steps));
    default:
        Console.Error.WriteLine("Usage: Ham10000.SoakBench kill FOLDER KILLS SEED | damage FOLDER RANGES | memory FOLDER RECIPE STEPS");
        return 2;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
