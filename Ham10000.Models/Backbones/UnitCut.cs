using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Where a unit, whose first layers are frozen and whose last are trained, can be cut in two.</summary>
/// <param name="Layers">The frozen layers before the cut.</param>
/// <param name="Export">Adds the operators from the unit's input to the cut.</param>
/// <param name="Forward">Computes the unit's output, a new tensor, of the features at the cut; leaves those as they are.</param>
internal sealed record UnitCut(IReadOnlyList<LayerModule> Layers, Func<OnnxValue, OnnxValue> Export, Func<Tensor, Tensor> Forward);
