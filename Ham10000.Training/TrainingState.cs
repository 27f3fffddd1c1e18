using System.Globalization;
using TorchSharp;

namespace Ham10000.Training;

/// <summary>What a part of a fit, such as a callback, needs to go on where it was: named values that a checkpoint keeps exactly.</summary>
/// <remarks>A part writes in <see cref="TrainingCallback.SaveState"/> and reads the same names in <see cref="TrainingCallback.LoadState"/>. Settings do not
/// belong here; they are compared with those of the resumed run.</remarks>
public sealed class TrainingState
{
    private readonly Dictionary<string, string?> _values = [];
    private readonly Dictionary<string, torch.Tensor> _tensors = [];

    /// <summary>The values by name, as text that reads back exactly.</summary>
    internal IDictionary<string, string?> Values => _values;

    /// <summary>The tensors by name. The state does not own them.</summary>
    internal IDictionary<string, torch.Tensor> Tensors => _tensors;

    /// <summary>Keeps a number; every bit pattern reads back as it was.</summary>
    /// <param name="name">Unique within the part.</param>
    /// <param name="value">Any number, NaN and the infinities too; null for none.</param>
    public void Write(string name, double? value) => Add(name, value?.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Keeps an integer.</summary>
    /// <param name="name">Unique within the part.</param>
    /// <param name="value">Any.</param>
    public void Write(string name, long value) => Add(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Keeps text.</summary>
    /// <param name="name">Unique within the part.</param>
    /// <param name="value">Any; null for none.</param>
    public void Write(string name, string? value) => Add(name, value);

    /// <summary>Keeps a tensor, with its type and shape.</summary>
    /// <param name="name">Unique within the part.</param>
    /// <param name="value">The tensor, which must live until the checkpoint is written, right after <see cref="TrainingCallback.SaveState"/>.</param>
    public void Write(string name, torch.Tensor value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(value);
        _tensors.Add(name, value);
    }

    /// <summary>Whether a value or a tensor has this name.</summary>
    /// <param name="name">The name it was written under.</param>
    public bool Has(string name) => _values.ContainsKey(name) || _tensors.ContainsKey(name);

    /// <summary>Reads a number.</summary>
    /// <param name="name">The name it was written under.</param>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public double? ReadNumber(string name) => ReadText(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>Reads an integer.</summary>
    /// <param name="name">The name it was written under.</param>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public long ReadInteger(string name) => long.Parse(ReadText(name) ?? "", CultureInfo.InvariantCulture);

    /// <summary>Reads text.</summary>
    /// <param name="name">The name it was written under.</param>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public string? ReadText(string name) => _values.TryGetValue(name, out var value) ? value : throw Missing(name);

    /// <summary>Reads a tensor.</summary>
    /// <param name="name">The name it was written under.</param>
    /// <returns>The tensor, which is disposed after <see cref="TrainingCallback.LoadState"/>; copy what is kept.</returns>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public torch.Tensor ReadTensor(string name) => _tensors.TryGetValue(name, out var value) ? value : throw Missing(name);

    private void Add(string name, string? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _values.Add(name, value);
    }

    private KeyNotFoundException Missing(string name) => new(
        $"The saved state has no '{name}'. It has {(_values.Count + _tensors.Count == 0 ? "nothing" : string.Join(", ", _values.Keys.Concat(_tensors.Keys).Order(StringComparer.Ordinal)))}.");
}
