using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Ham10000.Models;

public sealed partial class ImageModel
{
    /// <summary>All parameters with the running means and variances of batch norms, as Keras counts.</summary>
    public long ParameterCount => Layers.Sum(layer => layer.ParameterCount);

    /// <summary>The parameters that training changes.</summary>
    public long TrainableParameterCount => TrainableParameters.Sum(parameter => parameter.numel());

    /// <summary>The parameters to give to an optimiser, in the order of the state dict.</summary>
    public IReadOnlyList<Parameter> TrainableParameters => [.. parameters().Where(parameter => parameter.requires_grad)];

    /// <summary>The layers in Keras's order: the input, those of the backbone, those of the builder. The layers inside a block stand before it,
    /// under names such as <c>residual.branch.conv2d</c>.</summary>
    public IReadOnlyList<LayerInfo> Layers => [.. ListLayers()];

    /// <summary>Multiplications of a weight with a value that one image costs, each with its addition: what papers call multiply-adds, and often FLOPs. Norms,
    /// activations and pooling count nothing. Null if the model holds a layer of the user's own with kernels, whose cost is not known.</summary>
    public long? MultiplyAdds => Layers.Aggregate((long?)0, static (sum, layer) => sum + layer.MultiplyAdds);

    /// <summary>The sum of l2 · Σw² over the layers that have it.</summary>
    /// <returns>A scalar with gradients, which the caller adds to the loss and disposes; null if no layer has L2.</returns>
    public Tensor? L2Penalty()
    {
        Tensor? sum = null;
        foreach (var (_, layer, _) in _head.AllLayers.Where(layer => layer.Module.L2 > 0))
        {
            var penalty = layer.SquaredKernel().Then(x => x.mul(layer.L2));
            sum = sum is null ? penalty : sum.Then(x => Add(x, penalty));
        }

        return sum;
    }

    /// <summary>A table of the layers as Keras prints it: name and type, output shape, parameters, those that are trained, multiply-adds for one image; then the
    /// totals, and the size of the model's file.</summary>
    /// <param name="backboneLayers">Whether the backbone's layers are listed one by one. Default true.</param>
    /// <param name="width">The longest line of the table, in characters, at least 72; names that are too long for it are cut. Null, the default, cuts nothing.</param>
    /// <returns>The table. Shapes are (N, channels, height, width).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The width is below 72.</exception>
    public string Summary(bool backboneLayers = true, int? width = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width ?? int.MaxValue, ModelSummary.Narrowest, nameof(width));
        return ModelSummary.Of(this, backboneLayers, width);
    }

    private static Tensor Add(Tensor sum, Tensor term)
    {
        using (term)
        {
            return sum.add(term);
        }
    }

    private IEnumerable<LayerInfo> ListLayers()
    {
        yield return new LayerInfo("input", "InputLayer", FeatureShape.Maps(3, Height, Width), 0, 0) { MultiplyAdds = 0 };
        foreach (var layer in KerasLayers())
        {
            yield return new LayerInfo(
                layer.Name, layer.Type, layer.Output, layer.Module?.ParameterCount ?? 0, layer.Module?.TrainableParameterCount ?? 0)
            {
                MultiplyAdds = layer.Module is null ? 0 : layer.Module.MultiplyAdds(layer.Input),
                Path = layer.Path,
                IsFrozen = _frozen.Contains(layer.Name),
            };
        }
    }

    // Without the input.
    private List<KerasLayer> KerasLayers()
    {
        var ofBackbone = _backbone?.List(FeatureShape.Maps(3, Height, Width)) ?? [];
        return [.. ofBackbone.Select(LayerNames.InModel), .. _head.AllLayers.Select(LayerNames.InModel)];
    }
}
