using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>An image with what belongs to it.</summary>
/// <param name="Image">The decoded image.</param>
/// <param name="Patient">What is known of the patient; null for nothing.</param>
/// <param name="ClassIndex">The class to explain; null for the one that is predicted.</param>
/// <param name="Name">What messages call it.</param>
internal sealed record ImageToExplain(RgbImage Image, PatientFacts? Patient, int? ClassIndex, string Name);
