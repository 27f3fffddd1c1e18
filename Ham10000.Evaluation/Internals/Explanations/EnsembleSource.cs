using Ham10000.Dataset;
using Ham10000.Models;
using static TorchSharp.torch;

namespace Ham10000.Evaluation;

/// <summary>The weighted mean of what an ensemble's members say, each map scaled to 1 and laid over the input: maps of different networks are on no common scale, and have different sizes.</summary>
internal sealed class EnsembleSource(ImageModel model, IReadOnlyList<(EnsembleMemberLayer Layer, FeaturePlace Place)> members, ExplanationMethod method, ExplainedScore score) : IMapSource
{
    private readonly MapPlace _input = new(model.Preprocessing! with { Resize = ResizeMode.Stretch }, model.Height, model.Width);

    public ExplanationMethod Method => method;

    public string? Layer => null;

    public int Passes => 1;

    public IReadOnlyList<RawExplanation> Run(Batch batch, IReadOnlyList<ImageToExplain> images, Action<int> report, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        var chosen = new ChosenClasses(model, images);
        int[] classes;
        using (no_grad())
        {
            classes = chosen.Choose(model.Forward(batch));
        }

        var means = images.Select(_ => new double[model.Height * model.Width]).ToList();
        foreach (var (layer, place) in members)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Add(layer, place, batch, classes, chosen, means);
        }

        report(images.Count);
        return [.. means.Select((mean, i) => chosen.With(i, new HeatMap(model.Height, model.Width, Array.ConvertAll(mean, static value => (float)value))))];
    }

    public void Dispose()
    {
    }

    private void Add(EnsembleMemberLayer layer, FeaturePlace place, Batch batch, int[] classes, ChosenClasses chosen, List<double[]> means)
    {
        using var scope = NewDisposeScope();
        var patient = layer.Model.Spec.PatientColumns == PatientColumns.None ? null : model.PatientOf(batch);
        var maps = new GradientMaps(layer.Model, place, method, score, layer.Member.Temperature)
            .Of(layer.Corrected(BatchTensors.Images(batch, model.Device)), patient, _ => classes);
        foreach (var (map, mean) in chosen.MapsOf(maps).Zip(means))
        {
            var values = _input.OverInput(map.Scaled()).Values;
            for (var i = 0; i < mean.Length; i++)
            {
                mean[i] += layer.Member.Weight * values[i];
            }
        }
    }
}
