using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>Lays what is known of the patient beside a vector: (N, F) to (N, F + P), or to (N, F + units) through a dense layer of its own.</summary>
/// <remarks>A model has it once at most, among its own layers and not inside a block.</remarks>
/// <param name="Units">Outputs of a dense layer that the patient's values go through first; 0 for none.</param>
/// <param name="Activation">Applied to each of them; none without the dense layer.</param>
/// <param name="Columns">What the patient's values hold.</param>
public sealed record JoinPatientSpec(int Units = 0, Activation Activation = Activation.None, PatientColumns Columns = PatientColumns.All) : LayerSpec
{
    internal override string KerasName => "join_patient";

    /// <summary>Values per patient.</summary>
    internal int PatientLength => PatientEncoder.LengthOf(Columns);

    /// <summary>The layer as messages show it.</summary>
    /// <returns>Such as <c>JoinPatient(16, Relu)</c>.</returns>
    public override string ToString() => SpecText.Of(
        "JoinPatient", Units == 0 ? null : Units, SpecText.Of(Activation), Columns == PatientColumns.All ? null : Columns);

    internal override string? Problem(FeatureShape input) =>
        (Units == 0 ? null : SpecText.OutOfRange("units", Units))
        ?? SpecText.Undefined(Activation)
        ?? (Columns != PatientColumns.None && (Columns & ~PatientColumns.All) == 0 ? null : $"columns must be one or more of Age, Sex and Localization, got {Columns}.")
        ?? (Units > 0 || Activation == Activation.None ? null : $"{Activation} has no dense layer to follow. Pass units, or leave the activation out.")
        ?? (input.IsMaps ? $"lays patient data beside vectors (N, F), got {input}. Put Flatten() or GlobalAveragePooling() before it." : null);

    internal override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Vector(input.Channels + (Units == 0 ? PatientLength : Units));

    internal override Int128 LeastParameters(FeatureShape input) => (Int128)Units * PatientLength;

    internal override LayerModule Create(FeatureShape input, ModuleFactories modules) => new JoinPatientLayer(this);

    private protected override FeatureShape OutputAt(FeatureShape input, LayerPlace place) => place.Depth == 0
        ? OutputShape(input)
        : throw place.Error(this, "patient data joins the model itself, not a branch of a block. Put it before or behind the block.");
}
