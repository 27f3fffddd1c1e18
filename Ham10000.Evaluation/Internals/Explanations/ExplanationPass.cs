using Ham10000.Dataset;
using Ham10000.Models;
using static TorchSharp.torch;

namespace Ham10000.Evaluation;

/// <summary>Explains images with one model and one method, batch by batch. The model runs in evaluation mode and is left as it was.</summary>
internal sealed class ExplanationPass : IDisposable
{
    private readonly ImageModel _model;
    private readonly IProgress<ExplanationProgress>? _progress;
    private readonly long _imageCount;
    private readonly IMapSource _source;
    private readonly bool _wasTraining;
    private long _done;

    public ExplanationPass(ImageModel model, ExplanationOptions options, long imageCount)
    {
        (_model, _progress, _imageCount, _source) = (model, options.Progress, imageCount, ExplanationChoice.Of(model, options));
        _wasTraining = model.training;
        if (_wasTraining)
        {
            model.eval();
        }
    }

    /// <summary>Explains some images.</summary>
    public IReadOnlyList<Explanation> Run(IReadOnlyList<ImageToExplain> images, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var scope = NewDisposeScope();
        using var recording = inference_mode(false);
        using var batch = BatchOf(images);
        return [.. _source.Run(batch, images, Report, cancellationToken).Select((found, i) => new Explanation(
            images[i].Image, _model.Labels!.ClassNames[found.ClassIndex], found.Probability, found.Map,
            new MapPlace(_model.Preprocessing!, images[i].Image.Height, images[i].Image.Width), (_source.Method, _source.Layer)))];
    }

    public void Dispose()
    {
        _source.Dispose();
        if (_wasTraining)
        {
            _model.train();
        }
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

    private void Report(int count)
    {
        _done += count;
        _progress?.Report(new ExplanationProgress(_done, _imageCount * _source.Passes));
    }
}
