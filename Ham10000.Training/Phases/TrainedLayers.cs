using Ham10000.Models;

namespace Ham10000.Training;

/// <summary>Which layers a phase trains. A value of the catalogue.</summary>
/// <remarks>The same as the method of <c>ImageModel</c> of the like name, called at the phase's start: it changes the model's specification, so a file that is saved in the phase says what was trained.</remarks>
public sealed record TrainedLayers
{
    private TrainedLayers(int? last = null, string? from = null) => (LastLayers, FromLayer) = (last, from);

    /// <summary>How many of the backbone's last layers are trained, in Keras's count; null where that is not the choice.</summary>
    public int? LastLayers { get; }

    /// <summary>The first layer or block that is trained; null where that is not the choice.</summary>
    public string? FromLayer { get; }

    /// <summary>All layers.</summary>
    public static TrainedLayers All { get; } = new();

    /// <summary>The layers behind the backbone, which is frozen.</summary>
    public static TrainedLayers Head { get; } = new(last: 0);

    /// <summary>The last layers of the backbone and those behind it.</summary>
    /// <param name="layers">How many of the backbone, in Keras's count. 0 is <see cref="Head"/>.</param>
    public static TrainedLayers Last(int layers) => new(last: layers);

    /// <summary>A layer or block and all layers after it.</summary>
    /// <param name="name">The name of a layer, as <c>ImageModel.Layers</c> shows it, or of a block.</param>
    public static TrainedLayers From(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new TrainedLayers(from: name);
    }

    /// <summary>Such as <c>the head</c> or <c>the backbone's last 23 layers and the head</c>.</summary>
    public override string ToString() => (LastLayers, FromLayer) switch
    {
        (0, _) => "the head",
        ({ } count, _) => $"the backbone's last {count} layers and the head",
        (_, { } name) => $"from {name} on",
        _ => "all layers",
    };

    /// <summary>Freezes and thaws a model's layers.</summary>
    internal void Apply(ImageModel model)
    {
        if (LastLayers is { } count)
        {
            model.TrainLast(count);
        }
        else if (FromLayer is not null)
        {
            model.TrainFrom(FromLayer);
        }
        else
        {
            model.TrainAll();
        }
    }
}
