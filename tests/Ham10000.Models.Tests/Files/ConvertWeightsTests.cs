using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>Runs eng/convert-weights on files that Golden/make_keras.py and make_checkpoint.py write.</summary>
public sealed class ConvertWeightsTests : TorchTest, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string Converter => Path.Combine(RepositoryFolder.Root, "eng", "convert-weights");

    private string Result => _folder["result.safetensors"];

    public void Dispose() => _folder.Dispose();

    [PythonTheory]
    [InlineData(Backbone.MobileNet, 1)]
    [InlineData(Backbone.MobileNet, 0.75)]
    [InlineData(Backbone.MobileNet, 0.5)]
    [InlineData(Backbone.MobileNet, 0.25)]
    [InlineData(Backbone.ResNet50, 1)]
    [InlineData(Backbone.DenseNet121, 1)]
    [InlineData(Backbone.MobileNetV2, 1)]
    [InlineData(Backbone.ResNet18, 1)]
    [InlineData(Backbone.ResNet34, 1)]
    [InlineData(Backbone.Vgg16, 1)]
    [InlineData(Backbone.EfficientNetB0, 1)]
    [InlineData(Backbone.ConvNeXtTiny, 1)]
    public void Keys_OfEveryNetwork_AreThoseOfTheLibrary(Backbone backbone, double width)
    {
        var entry = Entry(backbone, width);
        using var network = entry.Create();

        var keys = PythonScript.MustRun(Converter, entry.WeightsName, "--keys").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var weights = network.state_dict().Where(t => !t.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal));
        keys.Should().BeEquivalentTo(weights.Select(t => $"{t.Key} ({string.Join(", ", t.Value.shape)})"));
    }

    [PythonTheory("numpy", "h5py")]
    [InlineData("h5", "keras.h5")]
    [InlineData("named", "keras.weights.h5")]
    [InlineData("unnamed", "keras.weights.h5")]
    [InlineData("keras", "model.keras")]
    public void Convert_KerasMobileNet_ComputesKerasFeatures(string layout, string file)
    {
        Make("make_keras.py", "mobilenet", layout, _folder[file], _folder["features"]);

        PythonScript.MustRun(Converter, "mobilenetv1_025", _folder[file], "--output", Result, "--allow-left-over")
            .Should().StartWith("Converted: 135 of 135 weights of mobilenetv1_025\nLeft over, ").And.EndWith($"Written: {Result}\n");

        using var network = Load(Backbone.MobileNet, width: 0.25);
        FeaturesOf(network).Zip(ExpectedFeatures(), (x, y) => Math.Abs(x - y)).Max().Should().BeLessThan(1e-4f);
    }

    [PythonTheory("numpy", "h5py")]
    [InlineData("densenet121", Backbone.DenseNet121, "features.conv0.weight", "features.norm0.running_var", 0.01 + 1e-8)]
    [InlineData("vgg16", Backbone.Vgg16, "features.0.weight", null, 0)]
    [InlineData("resnet50", Backbone.ResNet50, "conv1.weight", "bn1.running_var", 0.01 + 1e-8)]
    public void Convert_OtherKerasNetworks_LoadWhole(string name, Backbone backbone, string kernel, string? variance, double shift)
    {
        Make("make_keras.py", name, "h5", _folder["keras.h5"]);

        PythonScript.MustRun(Converter, name, _folder["keras.h5"], "--output", Result, "--allow-stride-difference");

        using var network = Load(backbone);
        KernelShouldBeTransposed(network, name, kernel);
        if (variance is not null)
        {
            var layer = name == "densenet121" ? "conv1/bn" : "conv1_bn";
            var expected = FormulaFill.Uniform($"{layer}/moving_variance", 64).Select(u => (float)(shift + (0.05 * u)));
            Largest(TestModels.Values(network.get_buffer(variance)!), expected).Should().BeLessThan(1e-8f);
        }
    }

    [PythonFact("numpy", "h5py")]
    public void Convert_BiasesOfKerasResNet_AreTakenFromTheMeans()
    {
        Make("make_keras.py", "resnet50", "h5", _folder["keras.h5"]);

        PythonScript.MustRun(Converter, "resnet50", _folder["keras.h5"], "--output", Result, "--allow-stride-difference", "--keep-input", "--dtype", "BF16");

        using var network = Load(Backbone.ResNet50);
        var biases = FormulaFill.Uniform("conv5_block1_0_conv/bias", 2048);
        var means = FormulaFill.Uniform("conv5_block1_0_bn/moving_mean", 2048).Zip(biases, (mean, bias) => (float)(0.2 * (mean - bias)));
        Largest(TestModels.Values(network.get_buffer("layer4.0.downsample.1.running_mean")!), means).Should().BeLessThan(1e-7f);
    }

    [PythonTheory("numpy", "torch", "torchvision")]
    [InlineData("F32", 0)]
    [InlineData("F16", 0.0005)]
    [InlineData("BF16", 0.004)]
    public void Convert_PyTorchCheckpointWithPublishedKeys_HoldsItsValues(string type, double tolerance)
    {
        Make("make_checkpoint.py", "densenet121", _folder["model.pth"]);

        PythonScript.MustRun(Converter, "densenet121", _folder["model.pth"], "--output", Result, "--dtype", type).Should().Be(
            "Converted: 604 of 604 weights of densenet121\nLeft over, which no backbone has: classifier, optimiser (2): 'classifier.bias', 'classifier.weight'\n"
            + $"Left over, the batch norms' counters, which nothing uses (121)\nWritten: {Result}\n");

        using var network = Load(Backbone.DenseNet121);
        using var expected = Entry(Backbone.DenseNet121).Create();
        FormulaFill.Fill(expected, key => key);
        var found = TestModels.Values(network);
        foreach (var (key, values) in TestModels.Values(expected))
        {
            Largest(found[key], values).Should().BeLessThanOrEqualTo((float)tolerance * values.Max(Math.Abs), key);
        }
    }

    [PythonFact("numpy", "torch", "torchvision")]
    public void Convert_EveryNetworkOfTorchvision_LoadsByName()
    {
        var backbones = TorchvisionTests.All.ToDictionary(backbone => Entry(backbone).WeightsName);
        string[] arguments = [Path.Combine(RepositoryFolder.Root, "tests", "Ham10000.Models.Tests", "Golden", "convert_torchvision.py"),
            Converter, _folder.FullName, .. backbones.Keys];

        var lines = PythonScript.MustRun(arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines.Should().HaveCount(backbones.Count);
        foreach (var (name, last) in lines.Select(line => (line.Split(' ')[0], line.Split(' ')[1])))
        {
            using var network = Entry(backbones[name]).Create();
            var report = WeightLoader.LoadBackbone(network, _folder[$"{name}.safetensors"]);
            (report.IsComplete, report.FilePrefix, report.Unexpected.Count, report.IgnoredHead.Count).Should().Be((true, "", 0, 0), name);
            var kernel = TestModels.Values(network.get_parameter(last)!);
            Largest(kernel, FormulaFill.Uniform(last, kernel.Length).Select(value => (float)(Half)(float)value)).Should().Be(0, name);
        }
    }

    [PythonTheory("numpy", "h5py")]
    [InlineData("h5", "mobilenetv1_100", "'conv1/kernel' has shape (3, 3, 3, 8), expected (3, 3, 3, 32). Is it a file of another architecture or width?")]
    [InlineData("h5", "vgg16", "{0} does not hold the weights of vgg16: 26 are missing. Nothing was written.")]
    [InlineData("h5", "resnet18", "Keras files of resnet18 are not read. Known: mobilenetv1_100, mobilenetv1_075, mobilenetv1_050, mobilenetv1_025, resnet50, densenet121, vgg16.")]
    [InlineData("h5", "resnet50", "Keras's resnet50 has its strides on the first 1x1 convolution of a block, this library's (and torchvision's) on the 3x3: the same "
        + "weights compute other features. Use a PyTorch file, or --allow-stride-difference where the weights are to be trained further.")]
    [InlineData("control", "mobilenetv1_025", "{0} holds more than mobilenetv1_025 has, as a larger network's file does. Nothing was written. "
        + "If these are layers of your own behind the backbone, use --allow-left-over.")]
    [InlineData("biased", "mobilenetv1_025", "conv1 has a bias, which this network lacks.")]
    [InlineData("external", "mobilenetv1_025", "'conv1/kernel' refers to another file, which is not followed.")]
    [InlineData("infinite", "mobilenetv1_025", "'blocks.1.1.bn2.weight' holds infinities or not-a-numbers. The training that wrote it had diverged, or the file is damaged.")]
    public void Convert_UnfitKerasFile_IsRefusedAndLeavesNothing(string layout, string architecture, string message)
    {
        Make("make_keras.py", "mobilenet", layout, _folder["keras.h5"]);
        ShouldRefuse(architecture, "keras.h5", message).Should().NotContain("\u001b", "a terminal would obey it");
    }

    [PythonTheory("numpy", "torch", "torchvision")]
    [InlineData("resnet34", "{0} holds more than resnet18 has, as a larger network's file does. Nothing was written. "
        + "If these are layers of your own behind the backbone, use --allow-left-over.")]
    [InlineData("whole", "{0} cannot be read as tensors (UnpicklingError). It is damaged, or holds whole Python objects, which are never run here; "
        + "where it was made, save the state dict: torch.save(model.state_dict(), path).")]
    public void Convert_UnfitPyTorchFile_IsRefusedAndLeavesNothing(string kind, string message)
    {
        Make("make_checkpoint.py", kind, _folder["model.pth"]);
        ShouldRefuse("resnet18", "model.pth", message);
    }

    [PythonTheory("numpy", "h5py")]
    [InlineData("damaged.keras", "{0} cannot be read as an HDF5 file of weights: 'Unable to open file (file signature not found)'. It is damaged or of another format.")]
    [InlineData("damaged.txt", "{0} has an unknown ending. Expected .h5, .hdf5 or .keras for Keras, .pth, .pt or .bin for PyTorch.")]
    public void Convert_OtherFile_IsRefused(string file, string message)
    {
        File.WriteAllText(_folder[file], "not weights");
        ShouldRefuse("vgg16", file, message);
    }

    [PythonTheory]
    [InlineData("model.h5")]
    [InlineData("model.pth")]
    public void Convert_WithoutThePackages_NamesThePackage(string file)
    {
        File.WriteAllText(_folder[file], "");

        // Isolated and without its site folders, Python has its own library only.
        var (exitCode, _, errors) = PythonScript.Run("-I", "-S", Converter, "vgg16", _folder[file], "--output", Result);

        exitCode.Should().Be(1);
        errors.Should().Be($"convert-weights: This program needs the Python package numpy, which {PythonScript.Interpreter} does not have. "
            + "Install it with 'pip install numpy' or, on Debian, 'apt-get install python3-numpy'.\n");
    }

    [PythonFact("numpy", "h5py")]
    public void Convert_OutputIsThere_ReplacesItOnlyWithForce()
    {
        Make("make_keras.py", "mobilenet", "h5", _folder["keras.h5"]);
        File.WriteAllText(Result, "precious");

        var (exitCode, _, errors) = PythonScript.Run(Converter, "mobilenetv1_025", _folder["keras.h5"], "--output", Result);

        exitCode.Should().Be(1);
        errors.Should().Be($"convert-weights: {Result} is already there. Use --force to replace it.\n");
        File.ReadAllText(Result).Should().Be("precious");
        PythonScript.MustRun(Converter, "mobilenetv1_025", _folder["keras.h5"], "--output", Result, "--force");
        Load(Backbone.MobileNet, width: 0.25).Dispose();
    }

    private static BackboneEntry Entry(Backbone backbone, double width = 1) =>
        BackboneCatalogue.Of(new BackboneSpec(backbone, Pretrained: false) { WidthMultiplier = width });

    private static void Make(string script, params string[] arguments) =>
        PythonScript.MustRun([Path.Combine(RepositoryFolder.Root, "tests", "Ham10000.Models.Tests", "Golden", script), .. arguments]);

    // Keras keeps (height, width, in, out). VGG-16 and ResNet-50 take BGR from 0 to 255 there and standardised RGB here.
    private static void KernelShouldBeTransposed(BackboneNetwork network, string name, string key)
    {
        var (layer, size) = name switch { "densenet121" => ("conv1/conv", 7), "vgg16" => ("block1_conv1", 3), _ => ("conv1_conv", 7) };
        var (outputs, y, x, output, bound) = (64, 1, 2, 37, Math.Sqrt(6.0 / (size * size * 3)));
        var keras = FormulaFill.Uniform($"{layer}/kernel", size * size * 3 * outputs);
        var kernel = TestModels.Values(network.get_parameter(key)!);
        double[] deviations = [0.229, 0.224, 0.225];
        for (var channel = 0; channel < 3; channel++)
        {
            var (input, scale) = name == "densenet121" ? (channel, 1.0) : (2 - channel, 255 * deviations[channel]);
            var expected = scale * bound * ((2 * keras[(((((y * size) + x) * 3) + input) * outputs) + output]) - 1);
            ((double)kernel[(((((output * 3) + channel) * size) + y) * size) + x]).Should().BeApproximately(expected, 1e-5 * scale);
        }
    }

    private static float[] FeaturesOf(BackboneNetwork network)
    {
        using var nothing = no_grad();
        using var images = FormulaFill.Images(1, 64, 96);
        using var features = network.call(images);
        return TestModels.Values(features);
    }

    private static float Largest(IEnumerable<float> found, IEnumerable<float> expected) => found.Zip(expected, (x, y) => Math.Abs(x - y)).Max();

    private float[] ExpectedFeatures()
    {
        var features = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(_folder["features"])).ToArray();
        features.Should().HaveCount(256 * 2 * 3);
        features.Max().Should().BeGreaterThan(0.1f);
        return features;
    }

    private BackboneNetwork Load(Backbone backbone, double width = 1)
    {
        var network = Entry(backbone, width).Create();
        WeightLoader.LoadBackbone(network, Result).Unexpected.Should().BeEmpty();
        network.eval();
        return network;
    }

    private string ShouldRefuse(string architecture, string file, string message)
    {
        var (exitCode, output, errors) = PythonScript.Run(Converter, architecture, _folder[file], "--output", Result);
        exitCode.Should().Be(1);
        errors.Should().Be($"convert-weights: {string.Format(null, message, _folder[file])}\n");
        Directory.GetFiles(_folder.FullName).Should().Equal([_folder[file]], "nothing is left behind");
        return output;
    }
}
