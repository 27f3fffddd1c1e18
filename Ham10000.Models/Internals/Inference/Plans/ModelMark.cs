using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>The state in which a model was, to tell whether it still is: its weights by libtorch's count of their changes, its parts by the
/// binding's.</summary>
internal sealed class ModelMark
{
    private readonly ImageModel _model;
    private readonly Func<IEnumerable<Tensor>> _weightsNow;
    private readonly Tensor[] _weights;
    private readonly IntPtr[] _handles;
    private readonly ulong _mark;
    private readonly bool _isHooked;
    private long _changes;

    private ModelMark(ImageModel model, Func<IEnumerable<Tensor>> weights)
    {
        (_model, _weightsNow) = (model, weights);
        _changes = ModuleChanges.Count;
        _weights = [.. weights()];
        _handles = new IntPtr[_weights.Length];
        _mark = TensorMark.Of(_weights, _handles);
        _isHooked = model.IsWatched;
    }

    /// <summary>Whether a plan could tell that it is out of date, and would do all that a call of the model does.</summary>
    public bool AllowsPlan => _mark != 0 && !_isHooked;

    public static ModelMark Of(ImageModel model) => new(model, () => WeightsOf(model));

    /// <summary>Heeds the weights of the layers before the first trained one alone.</summary>
    public static ModelMark OfPrefix(ImageModel model)
    {
        LayerModule[] layers = [.. model.PrefixLayers];
        return new(model, () => layers.SelectMany(WeightsOf));
    }

    /// <summary>Whether nothing has changed since that a plan depends on.</summary>
    public bool IsCurrent()
    {
        var changes = ModuleChanges.Count;
        if (changes != _changes && !HasTheSameParts())
        {
            return false;
        }

        _changes = changes;
        return TensorMark.Of(_weights, _handles) == _mark;
    }

    private bool HasTheSameParts() => _model.IsWatched == _isHooked && _weightsNow().SequenceEqual(_weights, ReferenceEqualityComparer.Instance);

    private static IEnumerable<Tensor> WeightsOf(nn.Module module) => [.. module.parameters(), .. module.buffers()];
}
