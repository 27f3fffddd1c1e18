using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>A mistake with the picture that led to it.</summary>
/// <param name="Mistake">The mistake.</param>
/// <param name="Image">The image, as large as the page shows it.</param>
/// <param name="Overlay">The image with what spoke for the class it was given; null where the model cannot be explained.</param>
/// <param name="Method">How the overlay was made, such as <c>Grad-CAM</c>; empty without one.</param>
public sealed record ExplainedMistake(Mistake Mistake, RgbImage Image, RgbImage? Overlay, string Method);
