using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>A step of a backbone: its stem, a block, a transition. Units run one after the other.</summary>
internal abstract class BackboneUnit : IOnnxExportable
{
    /// <summary>Keras's names of the blocks that it is or is in, the largest first.</summary>
    public virtual IReadOnlyList<string> KerasBlocks => [];

    /// <summary>Where the frozen first layers of the unit end, if its last are trained and it can be cut there.</summary>
    public virtual UnitCut? Cut => null;

    /// <summary>Computes a new tensor; leaves the input as it is.</summary>
    public abstract Tensor Forward(Tensor input);

    /// <summary>Adds to the input's graph the operators that compute what <see cref="Forward"/> computes in evaluation mode.</summary>
    public abstract OnnxValue Export(OnnxValue input);

    /// <summary>Writes down the unit's layers in Keras's order and returns its output shape.</summary>
    public abstract FeatureShape List(FeatureShape input, KerasLayerList layers);
}
