using System.Text.Json;
using Ham10000.Contracts;
using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation.Tests;

/// <summary>Golden/explanations.json and the small network that it begins with.</summary>
internal static class GoldenExplanations
{
    private static readonly Lazy<JsonElement> File = new(() =>
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(Path.Combine(RepositoryFolder.Root, "tests", "Ham10000.Evaluation.Tests", "Golden", "explanations.json")));
        return document.RootElement.Clone();
    });

    public static LabelSchema Binary { get; } = new("kind", LabelKind.Binary, ["zero", "one"]);

    public static JsonElement Of(params string[] path) => path.Aggregate(File.Value, static (element, name) => element.GetProperty(name));

    public static float[] Floats(JsonElement element) => [.. element.EnumerateArray().Select(static value => value.GetSingle())];

    /// <summary>Convolution, pooling, convolution, pooling, two dense layers, with formula weights.</summary>
    public static ImageModel Small(int outputs)
    {
        var model = FormulaModel.Filled(ModelBuilder.FromInput(24, 30).Conv2d(6, activation: Activation.Relu).MaxPool(2).Conv2d(8, activation: Activation.Relu).AveragePool(2)
            .Flatten().Dense(10, Activation.Tanh).Dense(outputs).Spec);
        model.SetTask(outputs == 1 ? Binary : LabelSchema.Diagnoses, new Preprocessing { Height = 24, Width = 30, Standardization = Standardization.SymmetricUnitRange });
        return model;
    }

    /// <summary>The largest difference, as a share of the largest expected value, is at most the tolerance.</summary>
    public static void ShouldBe(HeatMap found, float[] expected, double tolerance, string because)
    {
        found.Values.Length.Should().Be(expected.Length, because);
        var largest = expected.Max(Math.Abs);
        largest.Should().BeGreaterThan(0, because);
        (found.Values.ToArray().Zip(expected, static (x, y) => Math.Abs(x - y)).Max() / largest).Should().BeLessThanOrEqualTo((float)tolerance, because);
    }
}
