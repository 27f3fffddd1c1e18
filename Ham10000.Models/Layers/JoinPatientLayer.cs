using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Lays the patient's values, or a dense layer of them, behind a vector. Its second input are those values.</summary>
internal sealed class JoinPatientLayer : LayerModule, IPatientLayer
{
    private readonly int _inputs;
    private readonly int _units;
    private readonly Activation _activation;

    public JoinPatientLayer(JoinPatientSpec spec)
        : base("JoinPatient")
    {
        (_inputs, _units, _activation) = (spec.PatientLength, spec.Units, spec.Activation);
        if (HasDense)
        {
            AddParameter("weight", _units, _inputs);
            AddParameter("bias", _units);
        }
    }

    private bool HasDense => _units > 0;

    public override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Vector(input.Channels + (HasDense ? _units : _inputs));

    public override long? MultiplyAdds(FeatureShape input) => (long)_units * _inputs;

    public override void Initialise(WeightRandom random)
    {
        if (HasDense)
        {
            Initialise(random, KernelInitializer.GlorotUniform, _inputs, _units);
        }
    }

    public override Tensor forward(Tensor input) => throw new InvalidOperationException("The layer needs the patient's values beside its input. ImageModel.Forward(Batch) passes them.");

    /// <summary>Joins vectors (N, F) and the patients' values (N, P), of which it owns neither.</summary>
    public Tensor Join(Tensor features, Tensor patient)
    {
        if (!HasDense)
        {
            return cat([features, patient], dim: 1);
        }

        using var facts = nn.functional.linear(patient, Weight, Bias).Then(_activation);
        return cat([features, facts], dim: 1);
    }

    /// <summary>Adds to a graph what <see cref="Join"/> computes, and the graph's second input.</summary>
    public override OnnxValue Export(OnnxValue input)
    {
        var patient = input.Graph.StartPatient();
        return input.Concat(HasDense ? Dense(patient) : patient);
    }

    private OnnxValue Dense(OnnxValue patient)
    {
        var graph = patient.Graph;
        string[] inputs = [patient.Name, graph.AddWeight(this, "weight", Weight), graph.AddWeight(this, "bias", Bias)];
        return graph.Add(OnnxOperators.Dense, graph.PathOf(this), FeatureShape.Vector(_units), inputs, OnnxAttribute.Of("transB", 1)).Then(_activation);
    }
}
