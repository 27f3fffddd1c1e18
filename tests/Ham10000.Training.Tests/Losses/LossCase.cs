using System.Text.Json;
using Ham10000.Dataset;
using Ham10000.Training.Internals;
using TorchSharp;

namespace Ham10000.Training.Tests;

/// <summary>One loss of Golden/losses.json with PyTorch's value and gradient.</summary>
public sealed record LossCase(
    string Name, int Classes, float[]? Weights, double Smoothing, double Gamma, double? Alpha, double Tau, int[]? Counts, LossMean Mean, double? Mix,
    float[][] Logits, long[] First, long[] Second, float Loss, float[][] Gradient)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    public static IReadOnlyList<LossCase> Cases { get; } = Load();

    public static TheoryData<LossCase> All { get; } = [.. Cases];

    /// <summary>The loss that the case describes, in the library's words.</summary>
    internal Loss Ours => Training.Loss.CrossEntropy() with
    {
        ClassWeights = Weights is null ? null : ClassWeights.Of(Labels, Weights),
        LabelSmoothing = Smoothing,
        Gamma = Gamma,
        Alpha = Alpha,
        LogitAdjustment = Tau,
        Mean = Mean,
    };

    internal LabelSchema Labels => Classes == 2
        ? new LabelSchema("malignant", LabelKind.Binary, ["benign", "malignant"])
        : new LabelSchema("made up", LabelKind.Multiclass, [.. Enumerable.Range(0, Classes).Select(c => $"class {c}")]);

    internal ClassShares Shares => new(Classes == 2, Counts ?? [.. Enumerable.Repeat(10, Classes)]);

    public override string ToString() => Name;

    /// <summary>Our loss and its gradient for the logits.</summary>
    internal (float Loss, float[] Gradient) Measure(BatchLoss loss)
    {
        using var scope = torch.NewDisposeScope();
        var logits = torch.tensor(Logits.SelectMany(row => row).ToArray(), [First.Length, Logits[0].Length], requires_grad: true);
        var (first, second) = (torch.tensor(First), torch.tensor(Second));
        var value = Mix is { } share
            ? loss.Of(logits, first, second, share, loss.Divisor(First, Second, share))
            : loss.Of(logits, first, loss.Divisor(First));
        value.backward();
        return (value.item<float>(), logits.grad!.data<float>().ToArray());
    }

    private static LossCase[] Load() => JsonSerializer.Deserialize<LossCase[]>(
        File.ReadAllText(Path.Combine(RepositoryFolder.Root, "tests", "Ham10000.Training.Tests", "Golden", "losses.json")), Json)!;
}
