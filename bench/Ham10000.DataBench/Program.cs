using Ham10000.DataBench;

// Measures the data path and prints one figure a line, "name value". bench/data runs it beside the Python and C programs.
// Usage: DataBench decode FOLDER IMAGES | build FOLDER IMAGES | batches FOLDER IMAGES | open FOLDER | memory FOLDER IMAGES
switch (args)
{
    case ["decode", var folder, var images]:
        Bench.Decode(folder, int.Parse(images));
        break;
    case ["build", var folder, var images]:
        Bench.Build(folder, int.Parse(images));
        break;
    case ["batches", var folder, var images]:
        Bench.Batches(folder, int.Parse(images));
        break;
    case ["open", var folder]:
        Bench.Open(folder);
        break;
    case ["memory", var folder, var images]:
        Bench.Memory(folder, int.Parse(images));
        break;
    default:
        throw new ArgumentException("Expected decode, build, batches, open or memory, a folder of JPEGs and, except for open, how many images to make of them.");
}
