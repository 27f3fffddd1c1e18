using Ham10000.Models;
using TorchSharp;
using TorchSharp.Modules;

namespace Ham10000.Training.Internals;

/// <summary>What training changes in a model. A frozen batch norm's statistics do not move, and writing to them would tell what was folded that they had.</summary>
internal static class ChangingTensors
{
    /// <summary>The parameters that are trained, and the buffers of layers that are.</summary>
    internal static IReadOnlyDictionary<string, torch.Tensor> Of(ImageModel model)
    {
        var state = model.state_dict();
        return state.Where(entry => entry.Value is Parameter parameter ? parameter.requires_grad : !IsFrozen(state, entry.Key)).ToDictionary();
    }

    /// <summary>The buffers of layers that are trained.</summary>
    internal static IReadOnlyDictionary<string, torch.Tensor> Buffers(ImageModel model) => Of(model).Where(entry => entry.Value is not Parameter).ToDictionary();

    private static bool IsFrozen(Dictionary<string, torch.Tensor> state, string buffer) =>
        state.TryGetValue(string.Concat(buffer.AsSpan(0, buffer.LastIndexOf('.') + 1), "weight"), out var scale) && scale is Parameter { requires_grad: false };
}
