using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Runs the members of an ensemble and gives the logits whose softmax, or sigmoid, is the mean of their probabilities. It is never trained.</summary>
internal sealed class EnsembleLayer : LayerModule, IPatientLayer
{
    // The smallest normal float32: the logarithm of a mean of probabilities that have all underflowed stays finite.
    private const float Smallest = 1.17549435e-38f;

    private readonly List<EnsembleMemberLayer> _members = [];
    private readonly int _outputs;

    public EnsembleLayer(EnsembleSpec spec, ModuleFactories modules)
        : base("Ensemble")
    {
        foreach (var (member, index) in spec.Members.Select((member, index) => (member, index)))
        {
            var layer = new EnsembleMemberLayer(member, modules);
            register_module($"{index}", layer);
            _members.Add(layer);
        }

        _outputs = spec.Members[0].Model.OutputShape().Channels;
    }

    public override bool IsFrozen => true;

    public override IEnumerable<NamedLayer> Inner => _members.Select((member, index) => new NamedLayer($"{index}", member, member.OutputShape(default)));

    private bool IsBinary => _outputs == 1;

    public override void Freeze(bool frozen)
    {
    }

    public override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Vector(_outputs);

    public override Tensor forward(Tensor input) => Mean(member => member.call(input));

    public Tensor Join(Tensor features, Tensor patient) => Mean(member => member.Join(features, patient));

    private Tensor Mean(Func<EnsembleMemberLayer, Tensor> run)
    {
        using var scope = NewDisposeScope();
        using var nothing = no_grad();
        // (members, N, classes), each the logarithm of weight · probability.
        var logarithms = stack(_members.Select(run));
        var mean = logarithms.logsumexp(0);
        return (IsBinary ? mean.narrow(1, 1, 1).sub(mean.narrow(1, 0, 1)) : mean).MoveToOuterDisposeScope();
    }

    public override OnnxValue Export(OnnxValue input)
    {
        var mean = _members.Select(member => member.ExportShare(input)).Aggregate((sum, share) => sum.Then("Add", share));
        var logarithms = mean.Then("Max", Smallest).Then("Log");
        return IsBinary ? Difference(logarithms) : logarithms;
    }

    // The logit of the second class: its logarithm less that of the first.
    private OnnxValue Difference(OnnxValue logarithms)
    {
        var graph = logarithms.Graph;
        var kernel = graph.AddWeight($"{graph.PathOf(this)}.difference", [1, 2], () => tensor(new[,] { { -1f, 1f } }));
        return graph.Add(OnnxOperators.Dense, $"{graph.PathOf(this)}.logit", FeatureShape.Vector(1), [logarithms.Name, kernel], OnnxAttribute.Of("transB", 1));
    }
}
