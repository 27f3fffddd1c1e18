using Ham10000.Models;
using TorchSharp;
using TorchSharp.Modules;

namespace Ham10000.Training.Tests;

internal static class Weights
{
    /// <summary>All weights and buffers of a model, by name, as their bits.</summary>
    public static IReadOnlyList<string> Of(ImageModel model, bool trainableOnly = false)
    {
        using var scope = torch.NewDisposeScope();
        return [.. model.state_dict()
            .Where(entry => !trainableOnly || entry.Value is Parameter { requires_grad: true })
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => $"{entry.Key}: {Convert.ToHexString(Bits(entry.Value))}")];
    }

    private static byte[] Bits(torch.Tensor tensor)
    {
        using var values = tensor.detach().to(torch.float64).contiguous();
        return [.. values.data<double>().ToArray().SelectMany(BitConverter.GetBytes)];
    }
}
