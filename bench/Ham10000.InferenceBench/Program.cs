using Ham10000.InferenceBench;
using static TorchSharp.torch;

// Measures prediction and prints one figure a line, "name value". bench/inference runs it beside the programs in Python and JavaScript.
// Usage: InferenceBench prepare MODELS            writes every recipe's network with random weights as a model file and as ONNX
//        InferenceBench measure MODELS JPEGS THREADS NETWORK...
switch (args)
{
    case ["prepare", var models]:
        Networks.Write(models);
        break;
    case ["measure", var models, var jpegs, var threads, .. var networks]:
        set_num_threads(int.Parse(threads));
        foreach (var network in networks)
        {
            using var bench = new Bench(models, jpegs, network);
            bench.Measure();
        }

        break;
    default:
        throw new ArgumentException("Expected prepare and a folder for models, or measure, that folder, a folder of JPEGs, a number of threads and names of networks.");
}
