namespace Ham10000.Dataset.Tests;

public class StandardizationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(130_000)]
    public void ChannelSums_AnyLength_EqualPlainSums(int pixels)
    {
        byte[] levels = new byte[pixels * 3];
        var random = new CounterRandom(pixels, RandomPurpose.Shuffle);
        for (int i = 0; i < levels.Length; i++)
        {
            levels[i] = (byte)(i % 3 == 0 ? 255 - random.NextInt32(3) : random.NextInt32(100));
        }

        var sums = new ChannelSums();
        sums.Add(levels);
        sums.Add(levels);

        sums.Pixels.Should().Be(2 * pixels);
        var (mean, deviation) = sums.PerChannel();
        mean.Red.Should().BeApproximately((float)Every(levels, 0, 3).Average(), 1e-4f);
        mean.Blue.Should().BeApproximately((float)Every(levels, 2, 3).Average(), 1e-4f);
        deviation.Green.Should().BeApproximately((float)Deviation(Every(levels, 1, 3)), 1e-4f);
        var (scalar, scalarDeviation) = sums.Scalar();
        scalar.Green.Should().BeApproximately((float)levels.Average(v => (double)v), 1e-4f);
        scalarDeviation.Should().Be(ChannelValues.All((float)Deviation(Every(levels, 0, 1))));
    }

    [Fact]
    public void Fit_SomeRows_UsesNoOthers()
    {
        using var files = new StoreFiles(6);
        using var store = files.Open();
        double[] levels = [.. files.Expected(1).Concat(files.Expected(4)).Select(v => (double)v)];

        var fitted = Standardization.Dataset.Fit(store, [1, 4]);

        fitted.IsFitted.Should().BeTrue();
        fitted.Kind.Should().Be(StandardizationKind.DatasetScalar);
        fitted.Mean.Should().Be(ChannelValues.All((float)levels.Average()));
        fitted.Deviation!.Value.Red.Should().BeApproximately((float)Deviation(levels), 1e-5f);
        Standardization.Dataset.IsFitted.Should().BeFalse();
    }

    [Fact]
    public void Fit_FixedKind_StaysAsItIs()
    {
        using var files = new StoreFiles(1);
        using var store = files.Open();

        Standardization.ImageNet.Fit(store, [0]).Should().BeSameAs(Standardization.ImageNet);
    }

    [Fact]
    public void Fit_NoRows_IsRefused()
    {
        using var files = new StoreFiles(1);
        using var store = files.Open();

        Action fit = () => Standardization.Dataset.Fit(store, []);

        fit.Should().Throw<ArgumentException>().WithMessage("The standardisation cannot be fitted: there are no images. Pass the rows of the training set. (Parameter 'rows')");
    }

    [Fact]
    public void Fit_OneColourOnly_SaysThatThereIsNothingToDivideBy()
    {
        using var files = new StoreFiles(1);
        File.WriteAllBytes(files.Sources[0].Path, JpegEncoder.Encode(new RgbImage(30, 40, [.. Enumerable.Repeat((byte)77, 3600)]), 90));
        using var store = files.Open();

        Action fit = () => Standardization.Dataset.Fit(store, [0]);

        fit.Should().Throw<ArgumentException>().Which.Message.Should().StartWith("The standardisation cannot be fitted: all pixels of a channel are equal (deviation ")
            .And.EndWith("), so there is nothing to divide by. Check the training images, or use a fixed standardisation. (Parameter 'rows')");
    }

    [Theory]
    [InlineData(float.NaN, 1, "The standardisation cannot be used: Mean ChannelValues { Red = NaN, Green = NaN, Blue = NaN } is not finite.")]
    [InlineData(1, 0, "The standardisation cannot be used: Deviation ChannelValues { Red = 0, Green = 0, Blue = 0 } is not above 0 in every channel.")]
    public void Fixed_BadValues_AreRefused(float mean, float deviation, string message)
    {
        Action create = () => Standardization.Fixed(ChannelValues.All(mean), ChannelValues.All(deviation));

        create.Should().Throw<ArgumentException>().WithMessage(message);
    }

    [Fact]
    public void Preprocessing_SeveralBadValues_NamesThemAll()
    {
        Action validate = () => new Preprocessing { Height = 0, Width = 5000, Resize = (ResizeMode)9, Interpolation = (Interpolation)9, Standardization = new Standardization { Kind = StandardizationKind.Fixed } }.Validate();

        validate.Should().Throw<ArgumentException>().WithMessage(
            "The preprocessing cannot be used: Height 0 and Width 5000 must be 1..4096; Resize 9 is unknown; Interpolation 9 is unknown; "
            + "Mean and Deviation must be given together, and Kind Fixed needs both.");
    }

    private static double[] Every(byte[] levels, int first, int step) => [.. levels.Where((_, i) => i % step == first).Select(v => (double)v)];

    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }
}
