using Ham10000.Dataset;
using Ham10000.Models;
using static TorchSharp.torch;

namespace Ham10000.Contracts;

/// <summary>What holds for every exported file.</summary>
public static class OnnxChecks
{
    private const float Tolerance = 1e-4f;

    /// <summary>Each name of a graph is defined once, before its use, and used; each weight has the bytes of its shape.</summary>
    public static void ShouldBeWellFormed(string path, bool patient = false)
    {
        var file = new OnnxModelFile(path);
        var known = file.Weights.Select(weight => weight.Name).Append("images").ToList();
        known.AddRange(patient ? ["patient"] : []);
        foreach (var node in file.Nodes)
        {
            known.Should().Contain(node.Inputs.Where(input => input.Length > 0), "{0} takes them; an input without a name is one that is left out", node.Name);
            known.Add(node.Output);
        }

        known.Should().OnlyHaveUniqueItems();
        file.Nodes.Select(node => node.Name).Should().OnlyHaveUniqueItems();
        file.Nodes[^1].Output.Should().Be("probabilities");
        var used = file.Nodes.SelectMany(node => node.Inputs).ToHashSet();
        known.Where(value => !used.Contains(value)).Should().Equal("probabilities");
        file.Weights.Should().OnlyContain(weight => weight.Element == 1 && weight.ByteCount == weight.Shape.Aggregate(4L, (product, size) => product * size));
    }

    /// <summary>The model's two kinds of file, written to the path and run by onnxruntime-node, give its probabilities and its logits for one and for
    /// three images.</summary>
    public static void ShouldGiveWhatTheModelGives(ImageModel model, string path)
    {
        RgbImage[][] batches = [FormulaModel.Images(1, model), FormulaModel.Images(3, model)];
        model.ExportOnnx(path);
        ShouldBeThePredictors(model, batches, OnnxRuntime.Run(path, [.. batches.SelectMany(images => With(model, images, OnnxImages.Pixels(images)))]));
        model.ExportOnnx(path, new OnnxExportOptions { Input = OnnxInput.Standardized, Output = OnnxOutput.Logits });
        ShouldBeTheLogits(model, batches, OnnxRuntime.Run(path, [.. batches.SelectMany(images => With(model, images, OnnxImages.Standardized(images, model.Preprocessing!)))]));
    }

    /// <summary>The results are the probabilities that a predictor gives.</summary>
    public static void ShouldBeThePredictors(ImageModel model, RgbImage[][] batches, IReadOnlyList<OnnxResult> results)
    {
        using var predictor = new Predictor(model);
        foreach (var (images, result) in batches.Zip(results))
        {
            result.Name.Should().Be("probabilities");
            result.Shape.Should().Equal(images.Length, model.Labels!.ClassCount);
            ShouldBeClose(result.Values, [.. images.SelectMany(image => predictor.Predict(image).Probabilities).Select(p => (float)p)]);
        }
    }

    // Of the patients nothing is known, as where a predictor is told nothing.
    private static IEnumerable<OnnxImages> With(ImageModel model, RgbImage[] images, OnnxImages tensor) => model.Patient is { } encoder
        ? [tensor, OnnxImages.Patients([.. images.Select(_ => encoder.Encode(PatientFacts.Unknown))])]
        : [tensor];

    private static void ShouldBeTheLogits(ImageModel model, RgbImage[][] batches, IReadOnlyList<OnnxResult> results)
    {
        foreach (var (images, result) in batches.Zip(results))
        {
            result.Name.Should().Be("logits");
            result.Shape.Should().Equal(images.Length, model.Outputs);
            ShouldBeClose(result.Values, Logits(model, images));
        }
    }

    private static float[] Logits(ImageModel model, RgbImage[] images)
    {
        model.eval();
        using var nothing = no_grad();
        using var batch = Batch.FromImages(images, model.Preprocessing!);
        using var pixels = BatchTensors.Images(batch);
        using var patients = model.Patient is { } encoder ? tensor(images.SelectMany(_ => encoder.Encode(PatientFacts.Unknown)).ToArray()).view(images.Length, encoder.Length) : null;
        using var logits = patients is null ? model.call(pixels) : model.Forward(pixels, patients);
        return FormulaModel.Values(logits);
    }

    private static void ShouldBeClose(float[] actual, float[] expected)
    {
        var scale = Math.Max(1, expected.Max(Math.Abs));
        expected.Should().OnlyContain(value => float.IsFinite(value));
        actual.Should().HaveCount(expected.Length);
        actual.Zip(expected, (x, y) => Math.Abs(x - y)).Max().Should().BeLessThan(Tolerance * scale);
    }
}
