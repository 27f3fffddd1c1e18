using System.Text.Json.Serialization;

namespace Ham10000.Models;

public sealed partial record ModelSpec
{
    /// <summary>The models of an <see cref="Ensemble"/>; none for any other model.</summary>
    [JsonIgnore]
    public IReadOnlyList<EnsembleMember> Members => Layers is [EnsembleSpec ensemble] ? ensemble.Members : [];

    /// <summary>No model of this specification has fewer weights: a file that holds fewer is refused before memory is taken.</summary>
    internal Int128 LeastParameters() => Layers.LeastParameters(HeadInputShape()) + (Backbone is null ? 0 : BackboneCatalogue.Of(Backbone).ParameterCount);
}
