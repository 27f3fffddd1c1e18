using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>Compares a backbone with a 1,000-class head with torchvision's network of the same formula weights (Golden/make_torchvision.py).</summary>
internal static class TorchvisionComparison
{
    public static void KeysAreEqual(Backbone backbone, string golden, string classifier)
    {
        using var model = Model(backbone, 64, 64);
        Golden.KeysOf(model.state_dict(), key => Rename(key, classifier)).Should().Equal(Golden.Read(golden)["keys"].Keys);
    }

    public static void LogitsAreEqual(Backbone backbone, string golden, string classifier)
    {
        using var model = Filled(backbone, classifier, 100, 125);
        using var nothing = no_grad();
        using var images = FormulaFill.Images(2, 100, 125);
        using var logits = model.call(images);
        Golden.Read(golden)["logits"].ShouldBe(logits, 1e-4, "the weights are the same");
    }

    public static void GradientsAreEqual(Backbone backbone, string golden, string classifier)
    {
        using var model = Filled(backbone, classifier, 64, 64);
        model.to(ScalarType.Float64);
        using var images = FormulaFill.Images(1, 64, 64).to_type(ScalarType.Float64);
        using var logits = model.call(images);
        using var squares = logits.square();
        using var loss = squares.mean();
        loss.backward();
        var gradients = model.named_parameters().ToDictionary(entry => Rename(entry.Item1, classifier), entry => entry.Item2);
        foreach (var (key, expected) in Golden.Read(golden)["gradients"].Entries)
        {
            using var gradient = gradients[key].grad!;
            using var flat = gradient.flatten();
            using var first = flat.slice(0, 0, expected.Floats.Length, 1);
            expected.ShouldBe(first, 1e-6, key);
        }
    }

    private static ImageModel Filled(Backbone backbone, string classifier, int height, int width)
    {
        var model = Model(backbone, height, width);
        FormulaFill.Fill(model, key => Rename(key, classifier));
        model.eval();
        return model;
    }

    private static ImageModel Model(Backbone backbone, int height, int width) =>
        ImageModel.Empty(ModelBuilder.FromBackbone(backbone, PretrainedWeights.Random).Input(height, width).GlobalAveragePooling().Dense(1000).Spec);

    private static string Rename(string key, string classifier) => key
        .Replace("backbone.", "", StringComparison.Ordinal)
        .Replace("layers.dense.", classifier, StringComparison.Ordinal);
}
