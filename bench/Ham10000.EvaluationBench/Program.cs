using System.Globalization;
using Ham10000.EvaluationBench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["make", var path, var images]:
        MadeUpPredictions.Write(path, int.Parse(images));
        return 0;
    case ["intervals", var path, var threads]:
        IntervalBench.Run(MadeUpPredictions.Read(path), int.Parse(threads));
        return 0;
    case ["memory", var images, var folder]:
        MemoryBench.Run(int.Parse(images), folder);
        return 0;
    default:
        Console.Error.WriteLine("Usage: Ham10000.EvaluationBench make FILE IMAGES | intervals FILE THREADS | memory IMAGES FOLDER");
        return 2;
}
