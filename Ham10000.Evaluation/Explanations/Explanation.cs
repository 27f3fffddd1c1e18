using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>What in an image spoke for a class. Made by <see cref="Explainer"/>; holds no tensor.</summary>
public sealed partial class Explanation
{
    private readonly MapPlace _place;

    internal Explanation(RgbImage image, string className, double probability, HeatMap map, MapPlace place, (ExplanationMethod Method, string? Layer) how) =>
        (Image, ClassName, Probability, Map, _place, Method, Layer) = (image, className, probability, map, place, how.Method, how.Layer);

    /// <summary>The image as it was given.</summary>
    public RgbImage Image { get; }

    /// <summary>The class that is explained.</summary>
    public string ClassName { get; }

    /// <summary>Its probability, at the temperature of the model's calibration.</summary>
    public double Probability { get; }

    /// <summary>How the map was made; never <see cref="ExplanationMethod.Auto"/>.</summary>
    public ExplanationMethod Method { get; }

    /// <summary>The method's name, such as <c>Grad-CAM</c>.</summary>
    public string MethodName => Method switch
    {
        ExplanationMethod.GradCam => "Grad-CAM",
        ExplanationMethod.GradCamPlusPlus => "Grad-CAM++",
        _ => "occlusion",
    };

    /// <summary>The layer whose maps were weighed, as <see cref="Explainer.LayersOf"/> names it; null for occlusion and for ensembles.</summary>
    public string? Layer { get; }

    /// <summary>The map as it was computed. Of Grad-CAM and Grad-CAM++ it is as large as the layer's maps, and no value is below 0; of occlusion it is as large as the network's
    /// input, and negative where covering raised the score.</summary>
    /// <remarks>Values of different images or classes are not on one scale. Grad-CAM++'s leave out the exponential of the logit, which is the same for all places.</remarks>
    public HeatMap Map { get; }

    /// <summary>The class, its probability and the method.</summary>
    /// <returns>Such as <c>mel (83.1 %) by Grad-CAM of conv_pw_13_relu</c>.</returns>
    public override string ToString() => $"{ClassName} ({Display.Percent(Probability)}) by {MethodName}{(Layer is null ? "" : $" of {Layer}")}";
}
