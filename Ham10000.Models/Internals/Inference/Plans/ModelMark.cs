using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>The state in which a model was, to tell whether it still is: its weights by libtorch's count of their changes, its parts by the
/// binding's.</summary>
internal sealed class ModelMark
{
    private readonly ImageModel _model;
    private readonly Tensor[] _weights;
    private readonly ulong _mark;
    private readonly bool _isHooked;
    private long _changes;

    private ModelMark(ImageModel model)
    {
        _model = model;
        _changes = ModuleChanges.Count;
        _weights = WeightsOf(model);
        _mark = TensorMark.Of(_weights);
        _isHooked = IsHooked(model);
    }

    /// <summary>Whether a plan could tell that it is out of date, and would do all that a call of the model does.</summary>
    public bool AllowsPlan => _mark != 0 && !_isHooked;

    public static ModelMark Of(ImageModel model) => new(model);

    /// <summary>Whether nothing has changed since that a plan depends on.</summary>
    public bool IsCurrent()
    {
        var changes = ModuleChanges.Count;
        if (changes != _changes && !HasTheSameParts())
        {
            return false;
        }

        _changes = changes;
        return TensorMark.Of(_weights) == _mark;
    }

    private bool HasTheSameParts() => IsHooked(_model) == _isHooked && WeightsOf(_model).SequenceEqual(_weights, ReferenceEqualityComparer.Instance);

    private static Tensor[] WeightsOf(ImageModel model) => [.. model.parameters(), .. model.buffers()];

    private static bool IsHooked(ImageModel model) => model.IsHooked || model.modules().Any(static module => module.IsHooked);
}
