using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>What several chains make of the same input, one behind the other along the channels.</summary>
internal sealed class ConcatenateLayer : BlockLayer
{
    private readonly ConcatenateSpec _spec;
    private readonly LayerChain[] _branches;

    public ConcatenateLayer(ConcatenateSpec spec, FeatureShape input, ModuleFactories modules)
        : base("Concatenate")
    {
        _spec = spec;
        _branches = [.. spec.Branches.Select((branch, i) => Add(new LayerChain($"branch{i + 1}", branch, input, modules)))];
    }

    public override FeatureShape OutputShape(FeatureShape input) => _spec.OutputShape(input);

    public override Tensor forward(Tensor input)
    {
        var outputs = new List<Tensor>(_branches.Length);
        try
        {
            foreach (var branch in _branches)
            {
                outputs.Add(branch.Run(input));
            }

            return cat(outputs, 1);
        }
        finally
        {
            outputs.ForEach(output => output.Dispose());
        }
    }

    public override OnnxValue Export(OnnxValue input) => _branches.Select(branch => input.Then(branch)).Aggregate(static (value, next) => value.Concat(next));
}
