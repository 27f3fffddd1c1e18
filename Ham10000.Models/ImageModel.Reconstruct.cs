using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models;

public sealed partial class ImageModel
{
    /// <summary>Runs a model that reconstructs and gives its outputs as pictures, in grey levels rounded and cut to 0..255.</summary>
    /// <remarks>The model runs in evaluation mode without gradients, and is left in the mode it was in.</remarks>
    /// <param name="batch">Preprocessed images of the model's size, made with its own <see cref="Preprocessing"/>.</param>
    /// <returns>One picture of the model's size per image, in the order of the batch.</returns>
    /// <exception cref="InvalidOperationException">The model does not reconstruct, was never trained, gives values that are not numbers, or was trained on images that
    /// were each standardised by themselves, whose grey levels cannot be told from the outputs.</exception>
    public IReadOnlyList<RgbImage> Reconstruct(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var (mean, deviation) = GreyLevels();
        var wasTraining = training;
        eval();
        try
        {
            using var scope = NewDisposeScope();
            using var mode = inference_mode();
            var outputs = Forward(batch);
            if (!outputs.isfinite().all().item<bool>())
            {
                throw new InvalidOperationException($"{Spec.Name} gave values that are not numbers: its weights have grown beyond measure. Use a model from before that.");
            }

            var levels = outputs.permute(0, 2, 3, 1).mul(Values(deviation).to(Device)).add(Values(mean).to(Device)).round().clamp(0, 255);
            var pixels = levels.to_type(ScalarType.Byte).cpu().contiguous().data<byte>().ToArray();
            return [.. pixels.Chunk(Height * Width * Batch.Channels).Select(image => new RgbImage(Height, Width, image))];
        }
        finally
        {
            train(wasTraining);
        }
    }

    /// <summary>Runs a model that reconstructs on one decoded image.</summary>
    /// <param name="image">The image, of any size; it is resized as the model's <see cref="Preprocessing"/> says.</param>
    /// <returns>What the model makes of it, in the model's size.</returns>
    /// <exception cref="InvalidOperationException">As of <see cref="Reconstruct(Batch)"/>.</exception>
    public RgbImage Reconstruct(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        GreyLevels();
        using var batch = Batch.FromImages(image, Preprocessing!);
        return Reconstruct(batch)[0];
    }

    private (ChannelValues Mean, ChannelValues Deviation) GreyLevels()
    {
        RequireTask();
        if (!Spec.Reconstructs)
        {
            throw new InvalidOperationException($"{Spec.Name} predicts {Labels} and reconstructs no images. Use Predictor, or build an autoencoder with Reconstruct().");
        }

        return Preprocessing!.Standardization is { IsPerImage: false } standardization
            ? (standardization.Mean!.Value, standardization.Deviation!.Value)
            : throw new InvalidOperationException($"{Spec.Name} was trained on images that were each standardised by their own mean and deviation, so the grey levels of what it "
                + "gives are not known. Train it with Standardization.UnitRange or Standardization.Dataset.");
    }

    private static Tensor Values(ChannelValues values) => tensor(new[] { values.Red, values.Green, values.Blue });
}
