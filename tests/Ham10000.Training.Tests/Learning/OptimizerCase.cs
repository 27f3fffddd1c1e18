using System.Text.Json;

namespace Ham10000.Training.Tests;

/// <summary>One case of Golden/optimizers.json: settings, and the values that PyTorch has after each step.</summary>
public sealed record OptimizerCase(
    string Name, OptimizerKind Kind, double Rate, double[][] Values, double[][]? Averages = null, double Momentum = 0, bool Nesterov = false, double Decay = 0,
    double? Beta1 = null, double? Beta2 = null, double? Epsilon = null, double? Smoothing = null, double? PartFactor = null, double? PartDecay = null,
    double[]? Rates = null, bool DecayBias = true, string? Clip = null, double Limit = 0, OptimizerCase.AverageOf? Ema = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };
    private static readonly Golden File = JsonSerializer.Deserialize<Golden>(
        System.IO.File.ReadAllText(Path.Combine(RepositoryFolder.Root, "tests", "Ham10000.Training.Tests", "Golden", "optimizers.json")), Json)!;

    public static IReadOnlyList<OptimizerCase> Cases => File.Cases;

    public static TheoryData<OptimizerCase> All { get; } = [.. File.Cases];

    public static float[] Start => File.Start;

    public static float[][] Gradients => File.Gradients;

    public GradientClipping? Clipping => Clip switch { "norm" => GradientClipping.ByNorm(Limit), "value" => GradientClipping.ByValue(Limit), _ => null };

    public Optimizer Ours
    {
        get
        {
            var start = Kind switch
            {
                OptimizerKind.Sgd => Optimizer.Sgd(Rate),
                OptimizerKind.Adam => Optimizer.Adam(),
                OptimizerKind.AdamW => Optimizer.AdamW(),
                OptimizerKind.NAdam => Optimizer.NAdam(),
                _ => Optimizer.RmsProp(),
            };
            return start with
            {
                LearningRate = Rate,
                WeightDecay = Decay,
                Momentum = Momentum,
                Nesterov = Nesterov,
                Beta1 = Beta1 ?? start.Beta1,
                Beta2 = Beta2 ?? start.Beta2,
                Epsilon = Epsilon ?? start.Epsilon,
                Smoothing = Smoothing ?? start.Smoothing,
                DecayBiasAndNorm = DecayBias,
                Parts = PartFactor is null ? [] : [new OptimizerPart("dense.bias") { LearningRateFactor = PartFactor.Value, WeightDecay = PartDecay }],
            };
        }
    }

    public override string ToString() => Name;

    public sealed record AverageOf(double Decay, bool WarmUp);

    public sealed record Golden(float[] Start, float[][] Gradients, OptimizerCase[] Cases);
}
