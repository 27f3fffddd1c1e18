using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation.Tests.Documentation;

/// <summary>Runs the code of docs/explanations.md, block by block.</summary>
[Collection(TorchTests.Name)]
public sealed class ExplanationsGuideTests : IDisposable
{
    private readonly SmallSample _sample;
    private readonly TemporaryFolder _folder = new();
    private readonly string _before = Environment.CurrentDirectory;

    public ExplanationsGuideTests(SmallSample sample)
    {
        _sample = sample;
        Environment.CurrentDirectory = _folder.FullName;
        using var trained = sample.Model();
        trained.Save("mobilenet.safetensors");
        File.Copy(sample.Split.Test.Records[0].ImagePath, "lesion.jpg");
    }

    [Fact]
    public void AnImage_IsExplained()
    {
        using var model = ImageModel.Load("mobilenet.safetensors");
        var explanation = Explainer.Explain(model, "lesion.jpg");
        Console.WriteLine(explanation);
        explanation.SavePng("lesion-explained.png");

        var map = explanation.Map;
        var overImage = explanation.OverImage().Scaled();
        Console.WriteLine($"{map.Height} × {map.Width} values, at most {map.Maximum}");

        ImageDecoder.Decode("lesion-explained.png").Width.Should().Be(overImage.Width);
        explanation.Layer.Should().Be("batch_normalization");
    }

    [Fact]
    public void AnotherClassOrLayer_IsChosen()
    {
        var split = _sample.Split;
        using var model = ImageModel.Load("mobilenet.safetensors");

        var options = new ExplanationOptions
        {
            Method = ExplanationMethod.GradCamPlusPlus,
            Class = ExplainedClass.Named("mel"),
            Layer = Explainer.LayersOf(model)[0],
        };
        var melanoma = Explainer.Explain(model, split.Test, 0, options);
        var truth = Explainer.Explain(model, split.Test, [0, 1, 2], new ExplanationOptions { Class = ExplainedClass.Actual });

        melanoma.ToString().Should().StartWith("mel (").And.EndWith(" by Grad-CAM++ of conv2d");
        truth.Should().HaveCount(3);
    }

    [Fact]
    public void Windows_AreCovered()
    {
        var split = _sample.Split;
        using var model = ImageModel.Load("mobilenet.safetensors");

        var covered = Explainer.Explain(model, split.Test, 0, new ExplanationOptions
        {
            Method = ExplanationMethod.Occlusion,
            Score = ExplainedScore.Probability,
            OcclusionWindow = 12,
            OcclusionStride = 6,
        });
        Console.WriteLine($"covering it costs {covered.Map.Maximum:P1} at most");

        covered.MethodName.Should().Be("occlusion");
    }

    [Fact]
    public void Mistakes_AreDrawnOnASheet()
    {
        var split = _sample.Split;
        using var model = ImageModel.Load("mobilenet.safetensors");
        var evaluation = Evaluator.Evaluate(model, split.Test);

        var mistakes = Mistakes.MostConfident(evaluation.Predictions, perClass: 3);
        var explained = Mistakes.Explain(model, split.Test, mistakes);
        Mistakes.DrawSheet(explained).SavePng("mistakes.png");

        explained.Should().HaveSameCount(mistakes).And.NotBeEmpty();
        ImageDecoder.ReadInfo("mistakes.png").Height.Should().BeGreaterThan(48);
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        _folder.Dispose();
    }
}
