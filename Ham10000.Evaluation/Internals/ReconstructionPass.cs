using Ham10000.Dataset;
using Ham10000.Models;
using static TorchSharp.torch;

namespace Ham10000.Evaluation;

/// <summary>One run of an autoencoder over a set.</summary>
internal sealed class ReconstructionPass(ImageModel model, ImageSet set, EvaluationOptions options)
{
    private readonly List<ReconstructedImage> _images = new(set.Count);

    public ReconstructionMeasurement Run(CancellationToken cancellationToken)
    {
        SetPass.Run(model, set, options, Add, cancellationToken);
        using var penalty = model.L2Penalty();
        return new ReconstructionMeasurement(set.Name, _images, penalty?.item<float>() ?? 0);
    }

    private void Add(Batch batch)
    {
        using var scope = NewDisposeScope();
        var squares = model.Forward(batch).sub(model.Objective.Target(batch, model.Device)).square();
        var errors = MeanPerImage(squares);
        var greyErrors = Deviation() is { } deviation ? MeanPerImage(squares.mul(deviation.square())) : null;
        for (var i = 0; i < errors.Length; i++)
        {
            var record = set.Records[_images.Count];
            SetPass.RequireNumber(errors[i], record);
            _images.Add(new ReconstructedImage(record.ImageId, errors[i], greyErrors?[i]));
        }
    }

    // Grey levels per standardised unit, one value per channel; null where each image has its own.
    private Tensor? Deviation() => model.Preprocessing!.Standardization.Deviation is { } values
        ? tensor(new[] { values.Red, values.Green, values.Blue }).view(3, 1, 1).to(model.Device)
        : null;

    private static float[] MeanPerImage(Tensor values) => values.mean([1, 2, 3]).cpu().contiguous().data<float>().ToArray();
}
