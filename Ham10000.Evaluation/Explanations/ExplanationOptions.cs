namespace Ham10000.Evaluation;

/// <summary>How images are explained.</summary>
public sealed record ExplanationOptions
{
    private const int LargestBatch = 4096;

    /// <summary>The method. Default: Grad-CAM where the network has feature maps, else occlusion.</summary>
    public ExplanationMethod Method { get; init; }

    /// <summary>Which class is explained. Default: the predicted one.</summary>
    public ExplainedClass Class { get; init; } = ExplainedClass.Predicted;

    /// <summary>What of the class is explained. Default: its logit. Grad-CAM++ takes nothing else.</summary>
    public ExplainedScore Score { get; init; }

    /// <summary>Whose feature maps Grad-CAM and Grad-CAM++ weigh: one of <see cref="Explainer.LayersOf"/>. Null, the default, for the last maps of more than one value,
    /// as they are before pooling.</summary>
    public string? Layer { get; init; }

    /// <summary>Rows and columns of the window that occlusion covers, in pixels of the network's input. Null, the default, for a fifth of its shorter side.</summary>
    public int? OcclusionWindow { get; init; }

    /// <summary>Pixels from one window to the next, at most a window. Null, the default, for a quarter of it.</summary>
    public int? OcclusionStride { get; init; }

    /// <summary>Images, covered or not, that go through the network together. 1..4,096; default 16. Maps do not depend on it beyond rounding.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>Is told after every batch how far the work has come; null for nobody.</summary>
    public IProgress<ExplanationProgress>? Progress { get; init; }

    /// <summary>Throws one exception that names every problem.</summary>
    internal void Validate(string parameter)
    {
        if (string.Join(' ', Problems()) is { Length: > 0 } problems)
        {
            throw new ArgumentException(problems, parameter);
        }
    }

    /// <summary>What is wrong with the options, a sentence each.</summary>
    internal IEnumerable<string> Problems()
    {
        if (!Enum.IsDefined(Method))
        {
            yield return $"Method is {(int)Method}, expected one of {string.Join(", ", Enum.GetNames<ExplanationMethod>())}.";
        }

        if (!Enum.IsDefined(Score))
        {
            yield return $"Score is {(int)Score}, expected one of {string.Join(", ", Enum.GetNames<ExplainedScore>())}.";
        }

        if (Class is null)
        {
            yield return "Class is null, expected a choice such as ExplainedClass.Predicted.";
        }

        if (Method == ExplanationMethod.GradCamPlusPlus && Score == ExplainedScore.Probability)
        {
            yield return "Score is Probability, and the weights of GradCamPlusPlus are derived for the logit. Take Logit, or another method.";
        }

        if (Method == ExplanationMethod.Occlusion && Layer is not null)
        {
            yield return $"Layer is '{Layer}', and Occlusion looks at no layer. Leave it out, or take GradCam.";
        }

        if (OcclusionWindow is < 1)
        {
            yield return $"OcclusionWindow is {OcclusionWindow}, expected at least 1, or null for a fifth of the shorter side.";
        }

        if (OcclusionStride is < 1 || OcclusionStride > OcclusionWindow)
        {
            yield return $"OcclusionStride is {OcclusionStride}, expected 1 to the window's {OcclusionWindow?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "size"}, or null for a quarter of it.";
        }

        if (BatchSize is < 1 or > LargestBatch)
        {
            yield return $"BatchSize is {BatchSize}, expected 1 to {LargestBatch}.";
        }
    }
}
