using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>A copy of the weights of a trained model's first layers, with the preprocessing that they were trained with.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Preprocessing">What it was trained with; null if it was never said.</param>
internal sealed record TrainedWeights(string Model, Preprocessing? Preprocessing) : PretrainedWeights
{
    private readonly Dictionary<string, (long[] Shape, Array Values)> _tensors = [];

    /// <summary>Copies the tensors whose keys begin so.</summary>
    public static TrainedWeights Of(ImageModel model, IReadOnlyList<string> prefixes)
    {
        var weights = new TrainedWeights(model.Spec.Name, model.Preprocessing);
        using var nothing = no_grad();
        foreach (var (key, tensor) in model.state_dict().Where(entry => prefixes.Any(prefix => entry.Key.StartsWith(prefix, StringComparison.Ordinal))))
        {
            using var scope = NewDisposeScope();
            var own = tensor.detach().cpu();
            weights._tensors[key] = (tensor.shape, tensor.is_floating_point()
                ? own.to_type(ScalarType.Float32).contiguous().data<float>().ToArray()
                : own.to_type(ScalarType.Int64).contiguous().data<long>().ToArray());
        }

        return weights;
    }

    public override string ToString() => $"trained ({Text.Shorten(Model)})";

    internal override ResolvedWeights Resolve(string weightsName) => new(Path: null);

    /// <summary>Copies the weights into a model that starts with the same layers.</summary>
    /// <exception cref="InvalidOperationException">A layer has another shape there.</exception>
    public void CopyTo(ImageModel model)
    {
        var targets = model.state_dict();
        using var nothing = no_grad();
        foreach (var (key, (shape, values)) in _tensors)
        {
            if (!targets.TryGetValue(key, out var target) || !target.shape.SequenceEqual(shape))
            {
                throw new InvalidOperationException($"{Text.Shorten(model.Spec.Name)} cannot start from {Text.Shorten(Model)}: '{key}' is {Text.Shape(shape)} there and "
                    + $"{(target is null ? "missing" : Text.Shape(target.shape))} here. Keep the image size and the backbone's form as they were.");
            }

            using var scope = NewDisposeScope();
            target.copy_((values is float[] floats ? tensor(floats) : tensor((long[])values)).view(shape));
        }
    }
}
