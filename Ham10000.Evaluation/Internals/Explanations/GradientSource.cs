using Ham10000.Dataset;
using Ham10000.Models;
using static TorchSharp.torch;

namespace Ham10000.Evaluation;

/// <summary>Grad-CAM or Grad-CAM++ at one layer of a model.</summary>
internal sealed class GradientSource(ImageModel model, FeaturePlace place, ExplanationMethod method, ExplainedScore score) : IMapSource
{
    public ExplanationMethod Method => method;

    public string? Layer => place.Name;

    public int Passes => 1;

    public IReadOnlyList<RawExplanation> Run(Batch batch, IReadOnlyList<ImageToExplain> images, Action<int> report, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        var chosen = new ChosenClasses(model, images);
        var maps = new GradientMaps(model, place, method, score, model.Calibration.Temperature)
            .Of(BatchTensors.Images(batch, model.Device), model.PatientOf(batch), chosen.Choose);
        var found = chosen.MapsOf(maps);
        report(images.Count);
        return [.. found.Select((map, i) => chosen.With(i, map))];
    }

    public void Dispose()
    {
    }
}
