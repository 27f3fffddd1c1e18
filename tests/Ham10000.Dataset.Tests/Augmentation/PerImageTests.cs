namespace Ham10000.Dataset.Tests;

public class PerImageTests
{
    private static readonly Preprocessing Scalar = new() { Height = 23, Width = 41, Standardization = Standardization.PerImage };

    [Fact]
    public void PerImage_AnyImage_HasMeanZeroAndDeviationOne()
    {
        using var batch = Batch.FromImages(GoldenPicture.Create(23, 41), Scalar);

        double[] values = [.. batch.Pixels.ToArray().Select(v => (double)v)];
        values.Average().Should().BeApproximately(0, 1e-5);
        Math.Sqrt(values.Average(v => v * v)).Should().BeApproximately(1, 1e-5);
    }

    [Fact]
    public void PerImagePerChannel_AnyImage_HasThemInEachChannel()
    {
        using var batch = Batch.FromImages(GoldenPicture.Create(23, 41), Scalar with { Standardization = Standardization.PerImagePerChannel });

        for (int c = 0; c < 3; c++)
        {
            double[] values = [.. batch.Pixels.ToArray().Where((_, i) => i % 3 == c).Select(v => (double)v)];
            values.Average().Should().BeApproximately(0, 1e-5);
            Math.Sqrt(values.Average(v => v * v)).Should().BeApproximately(1, 1e-5);
        }
    }

    [Fact]
    public void PerImage_OneColourOrNearlySo_IsZeroOrSmall()
    {
        byte[] nearly = [.. Enumerable.Repeat((byte)200, 23 * 41 * 3)];
        using var constant = Batch.FromImages(new RgbImage(23, 41, [.. nearly]), Scalar);
        nearly[5] = 201;

        using var batch = Batch.FromImages(new RgbImage(23, 41, nearly), Scalar);

        constant.Pixels.ToArray().Should().OnlyContain(v => v == 0);
        batch.Pixels[5].Should().BeApproximately(MathF.Sqrt(nearly.Length), 0.1f, "the deviation is 1/√n here, its floor");
    }

    [Fact]
    public void Fit_NeedsNothing_AndHoldsNothing()
    {
        Standardization.PerImage.IsFitted.Should().BeTrue();
        Standardization.PerImage.IsPerImage.Should().BeTrue();
        Scalar.Fit(ImageSet.FromRecords([])).Should().BeSameAs(Scalar);
        Action validate = () => (Scalar with { Standardization = Standardization.PerImage with { Mean = default(ChannelValues), Deviation = ChannelValues.All(1) } }).Validate();
        validate.Should().Throw<ArgumentException>().WithMessage(
            "The preprocessing cannot be used: Kind PerImageScalar takes mean and deviation from each image, so Mean and Deviation must be null.");
    }
}
