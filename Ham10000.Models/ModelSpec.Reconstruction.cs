namespace Ham10000.Models;

public sealed partial record ModelSpec
{
    /// <summary>Makes sure that what the last layer gives out is an image of the input's shape.</summary>
    /// <exception cref="InvalidOperationException">It is not; the message says what came out and what to do.</exception>
    internal void CheckReconstruction(FeatureShape output)
    {
        var images = FeatureShape.Maps(3, Height, Width);
        if (output != images)
        {
            throw new InvalidOperationException(
                $"{Name} ends in {output}, from {Layers[^1]}, and a model that reconstructs ends in maps of the images' shape, {images}. {string.Join(' ', Remedies(output))}");
        }
    }

    private IEnumerable<string> Remedies(FeatureShape output)
    {
        if (!output.IsMaps)
        {
            yield return "Keep feature maps to the end: no Flatten, no GlobalAveragePooling and no Dense.";
            yield break;
        }

        if (output.Channels != 3)
        {
            yield return "Let its last layer be Conv2d(3) or Conv2dTranspose(3).";
        }

        if ((output.Height, output.Width) != (Height, Width))
        {
            yield return ClosesAt(output.Height, output.Width)
                ? $"Build it with Input({output.Height}, {output.Width}), a size that its layers give back."
                : "Let its layers enlarge as much as they reduce: a Conv2dTranspose of stride s for every pooling or stride of s, and an image size that these divide.";
        }
    }

    // Whether images of that size come out in that size.
    private bool ClosesAt(int height, int width)
    {
        try
        {
            var output = (this with { Height = height, Width = width }).OutputShape();
            return (output.Height, output.Width) == (height, width);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
