using Ham10000.Dataset;
using Ham10000.Models;
using static TorchSharp.torch;

namespace Ham10000.Evaluation;

/// <summary>Explains images with one model and one method, batch by batch. The model runs in evaluation mode and is left as it was.</summary>
internal sealed class ExplanationPass : IDisposable
{
    private readonly ImageModel _model;
    private readonly ExplanationOptions _options;
    private readonly long _imageCount;
    private readonly FeaturePlace? _place;
    private readonly OcclusionMaps? _occlusion;
    private readonly bool _wasTraining;
    private long _done;

    public ExplanationPass(ImageModel model, ExplanationOptions options, long imageCount)
    {
        (_model, _options, _imageCount) = (model, options, imageCount);
        _place = ExplanationChoice.PlaceOf(model, options);
        if (_place is null)
        {
            _occlusion = new OcclusionMaps(model, OcclusionWindows.Of(options, model.Height, model.Width, nameof(options)), options);
        }

        _wasTraining = model.training;
        if (_wasTraining)
        {
            model.eval();
        }
    }

    private ExplanationMethod Method => _place is null ? ExplanationMethod.Occlusion : _options.Method == ExplanationMethod.Auto ? ExplanationMethod.GradCam : _options.Method;

    /// <summary>Explains some images.</summary>
    public IReadOnlyList<Explanation> Run(IReadOnlyList<ImageToExplain> images, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var scope = NewDisposeScope();
        using var recording = inference_mode(false);
        using var batch = BatchOf(images);
        var raw = _place is null ? Occlude(batch, images, cancellationToken) : Weigh(batch, images, _place);
        return [.. raw.Select((found, i) => new Explanation(
            images[i].Image, _model.Labels!.ClassNames[found.ClassIndex], found.Probability, found.Map,
            new MapPlace(_model.Preprocessing!, images[i].Image.Height, images[i].Image.Width), (Method, _place?.Name)))];
    }

    public void Dispose()
    {
        _occlusion?.Dispose();
        if (_wasTraining)
        {
            _model.train();
        }
    }

    private RawExplanation[] Weigh(Batch batch, IReadOnlyList<ImageToExplain> images, FeaturePlace place)
    {
        var (tensor, patient) = (BatchTensors.Images(batch, _model.Device), _model.PatientOf(batch));
        var chosen = new ChosenClasses(_model, images);
        var maps = new GradientMaps(_model, place, Method, _options.Score, _model.Calibration.Temperature).Of(tensor, patient, chosen.Choose);
        var values = maps.cpu().contiguous().data<float>().ToArray();
        Report(images.Count, _imageCount);
        var size = place.Shape.Height * place.Shape.Width;
        return [.. images.Select((_, i) => chosen.With(i, new HeatMap(place.Shape.Height, place.Shape.Width, chosen.Finite(i, values.AsSpan(i * size, size)))))];
    }

    private RawExplanation[] Occlude(Batch batch, IReadOnlyList<ImageToExplain> images, CancellationToken cancellationToken)
    {
        var found = new RawExplanation[images.Count];
        for (var i = 0; i < found.Length; i++)
        {
            var chosen = new ChosenClasses(_model, [images[i]]);
            var map = _occlusion!.Of(batch, i, chosen.Choose, count => Report(count, _imageCount * _occlusion.Passes), cancellationToken);
            found[i] = chosen.With(0, map);
        }

        return found;
    }

    // Sites and sexes that HAM10000 does not know count as missing, as they do in training; what the caller says of a patient was checked before.
    private Batch BatchOf(IReadOnlyList<ImageToExplain> images)
    {
        RgbImage[] pictures = [.. images.Select(image => image.Image)];
        if (_model.Patient is not { } encoder)
        {
            return Batch.FromImages(pictures, _model.Preprocessing!);
        }

        var batch = Batch.FromImages(pictures, _model.Preprocessing!, encoder, new PatientFacts?[pictures.Length]);
        for (var i = 0; i < pictures.Length; i++)
        {
            encoder.Encode(images[i].Patient ?? PatientFacts.Unknown, batch.Patient.Slice(i * encoder.Length, encoder.Length));
        }

        return batch;
    }

    private void Report(int count, long total) => _options.Progress?.Report(new ExplanationProgress(_done += count, total));
}
