using Ham10000.Training.Internals;

namespace Ham10000.Training;

public sealed partial record Optimizer
{
    /// <summary>Parts of the model with settings of their own; a parameter belongs to the first part that names it, and to none with the optimiser's own settings
    /// otherwise. Default none.</summary>
    public IReadOnlyList<OptimizerPart> Parts { get; init; } = [];

    /// <summary>Whether weight decay also shrinks biases and the scales and shifts of norms, that is parameters of at most one dimension. Default true, as in PyTorch; false is the rule of timm and
    /// of most published recipes.</summary>
    public bool DecayBiasAndNorm { get; init; } = true;

    /// <inheritdoc />
    public bool Equals(Optimizer? other) => other is not null && Settings == other.Settings && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc />
    public override int GetHashCode() => Parts.Aggregate(Settings.GetHashCode(), HashCode.Combine);

    private (OptimizerKind, double, double, double, double, double, double, bool, double, bool) Settings =>
        (Kind, LearningRate, Epsilon, WeightDecay, Beta1, Beta2, Momentum, Nesterov, Smoothing, DecayBiasAndNorm);

    /// <summary>The parameters by their settings, in the order of their first one.</summary>
    internal IReadOnlyList<ParameterSettings> Group(IReadOnlyList<NamedParameter> parameters) =>
        [.. parameters.GroupBy(SettingsOf).Select(group => new ParameterSettings(group.Key.Factor, group.Key.Decay, [.. group.Select(parameter => parameter.Parameter)]))];

    /// <summary>What is wrong with the parts; empty if nothing is.</summary>
    /// <param name="names">The names of all parameters of the model; null where it plays no part.</param>
    internal IEnumerable<string> PartProblems(IReadOnlyList<ParameterName>? names) => Parts is null || Parts.Contains(null!)
        ? [$"Optimizer.Parts {(Parts is null ? "is" : "holds")} null. Expected parts such as OptimizerPart.Backbone, or an empty list for none."]
        : Parts.SelectMany(part => part.Problems())
        .Concat(names is null ? [] : Parts.Where(part => !string.IsNullOrEmpty(part.Prefix) && !names.Any(name => name.StartsWith(part.Prefix))).Select(part =>
            $"Optimizer.Parts['{part.Prefix}'] is the beginning of no layer's name with parameters. Expected one of a layer, as ImageModel.Layers lists them, or 'backbone.' or 'layers.'."))
        .Concat(Parts.GroupBy(part => part.Prefix).Where(same => same.Count() > 1).Select(same => $"Optimizer.Parts holds '{same.Key}' {same.Count()} times. Expected each part once."));

    private (double Factor, double Decay) SettingsOf(NamedParameter parameter)
    {
        var part = Parts.FirstOrDefault(part => parameter.Name.StartsWith(part.Prefix));
        var decay = !DecayBiasAndNorm && parameter.Parameter.dim() <= 1 ? 0 : part?.WeightDecay ?? WeightDecay;
        return (part?.LearningRateFactor ?? 1, decay);
    }
}
