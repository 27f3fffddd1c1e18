using System.Text.Json.Serialization;
using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>Several models side by side on the same images; the logits are the logarithm of the weighted mean of their probabilities. Made by <see cref="Ensemble"/>.</summary>
public sealed record EnsembleSpec : LayerSpec
{
    private const int MostMembers = 100;
    private const double Tolerance = 1e-6;

    [JsonConstructor]
    internal EnsembleSpec(IReadOnlyList<EnsembleMember> members)
    {
        EnsembleMember[] copy = [.. members];
        Members = Array.TrueForAll(copy, member => member?.Model is { HasGaps: false }) ? copy.AsReadOnly()
            : throw new ArgumentException("A member of an ensemble is null, or has a layer or a change of its freezing that is.");
    }

    /// <summary>The models, in the order in which they were given.</summary>
    public IReadOnlyList<EnsembleMember> Members { get; }

    internal override string KerasName => "ensemble";

    /// <summary>Compares the members.</summary>
    /// <param name="other">Another ensemble.</param>
    /// <returns>True if all are equal, in the same order.</returns>
    public bool Equals(EnsembleSpec? other) => other is not null && Members.SequenceEqual(other.Members);

    /// <summary>A hash of the members.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode() => Members.Aggregate(Members.Count, HashCode.Combine);

    /// <summary>The members' names and shares.</summary>
    /// <returns>Such as <c>Ensemble(0.75 Cnn, 0.25 MobileNet)</c>.</returns>
    public override string ToString() => $"Ensemble({Text.List([.. Members.Select(m => FormattableString.Invariant($"{m.Weight:0.####} {m.Model.Name}"))])})";

    internal override string? Problem(FeatureShape input)
    {
        if (Members.Count is 0 or > MostMembers)
        {
            return $"has {Members.Count:N0} members; expected 1 to {MostMembers}.";
        }

        if (!input.IsMaps || input.Channels != 3)
        {
            return $"expects images (N, 3, H, W), got {input}.";
        }

        var problems = Members.SelectMany((member, i) => member.Problems(input).Select(problem => $"member {i + 1}, {Text.Shorten(member.Model.Name)}, {problem}"));
        return problems.FirstOrDefault() is { } problem ? $"{problem}." : Difference();
    }

    internal override FeatureShape OutputShape(FeatureShape input) => Members[0].Model.OutputShape();

    internal override Int128 LeastParameters(FeatureShape input) => Members.Aggregate((Int128)0, static (sum, member) => sum + member.Model.LeastParameters());

    internal override LayerModule Create(FeatureShape input, ModuleFactories modules) => new EnsembleLayer(this, modules);

    // Members of the same kind share what makes their modules.
    internal override IEnumerable<ModuleSpec> Modules() => Members.SelectMany(member => member.Model.Layers.Modules()).DistinctBy(module => module.Name);

    internal override IEnumerable<string> Lines() => [$"{this}", .. Members.SelectMany(member => $"{member.Model}".Split(Environment.NewLine)).Select(line => $"    {line}")];

    private protected override FeatureShape OutputAt(FeatureShape input, LayerPlace place) => place.Depth == 0 ? OutputShape(input)
        : throw place.Error(this, "stands inside a block. Expected it as the only layer of a model.");


    private string? Difference()
    {
        var outputs = Members.Select(member => member.Model.OutputShape().Channels).ToList();
        return outputs.Distinct().Count() > 1 ? $"the members have different numbers of outputs, {string.Join(", ", outputs)}."
            : Members.Select(member => member.Model.PatientColumns).Where(columns => columns != PatientColumns.None).Distinct().Count() > 1 ? "the members join different facts about the patient."
            : Math.Abs(Members.Sum(member => member.Weight) - 1) > Tolerance ? "the members' weights do not sum to 1."
            : null;
    }
}
