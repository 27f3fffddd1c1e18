using Ham10000.Dataset;

namespace Ham10000.Models;

public sealed partial class ModelBuilder
{
    /// <summary>Lays what is known of the patient beside the vectors: (N, F) to (N, F + P), or to (N, F + units) through a dense layer of its own.</summary>
    /// <remarks>Once per model, among its own layers and not inside a block. The model then runs on batches that hold the data (<see cref="LoaderOptions.Patient"/>,
    /// <see cref="PatientFacts"/>); <c>Trainer.Fit</c> fits its <see cref="PatientEncoder"/> on the training set.</remarks>
    /// <param name="units">Outputs of a dense layer with bias that the patient's values go through first. Default 0: none.</param>
    /// <param name="activation">Applied to each of them. Default: none.</param>
    /// <param name="columns">What the patient's P values hold. Default: age, sex and site, P = 20. Leave out what the model is to predict.</param>
    /// <returns>A builder with one layer more.</returns>
    /// <exception cref="ArgumentException">Feature maps come before it, or the model has patient data already.</exception>
    public ModelBuilder JoinPatient(int units = 0, Activation activation = Models.Activation.None, PatientColumns columns = PatientColumns.All) =>
        Layer(new JoinPatientSpec(units, activation, columns));
}
