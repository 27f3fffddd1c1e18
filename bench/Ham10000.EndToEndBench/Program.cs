using System.Globalization;
using Ham10000.EndToEndBench;
using static TorchSharp.torch;

// Measures the training of the recipes and what the machine could do at most, and prints one figure a line, "name value". bench/end-to-end runs it beside pytorch.py.
// Usage: EndToEndBench weights FOLDER                              writes files that pass for ImageNet weights, so that backbones are frozen as in the recipes
//        EndToEndBench train DATA WEIGHTS IMAGES BATCH THREADS PRECISION RECIPE
//        EndToEndBench work RECIPE...                              the multiply-adds of training, per image
//        EndToEndBench limit THREADS                               multiply-adds per second of matrix products and convolutions
switch (args)
{
    case ["weights", var folder]:
        RandomWeights.Write(folder);
        break;
    case ["train", var data, var weights, var images, var batch, var threads, var precision, var recipe]:
        TrainingRun.Measure(data, weights, Number(images), Number(batch), Number(threads), precision, recipe);
        break;
    case ["work", .. var recipes]:
        foreach (var recipe in recipes)
        {
            TrainingWork.Print(recipe);
        }

        break;
    case ["limit", var threads]:
        set_num_threads(Number(threads));
        MachineLimit.Print();
        break;
    default:
        throw new ArgumentException("Expected weights, train, work or limit, and what Program.cs says of each.");
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
