using Ham10000.Dataset;

namespace Ham10000.Docs.Tests.Snippets;

/// <summary>The code of docs/augmentation.md.</summary>
[Collection(OneAtATime.Name)]
public sealed class AugmentationGuideTests : WorkingFolder
{
    [Fact]
    public void AugmentedBatches()
    {
        HamSample.Create("sample", images: 70, seed: 1);
        using var data = HamDataset.Open("sample");
        var split = data.Split(SplitOptions.ByLesion(train: 0.7, validation: 0.1, test: 0.2, seed: 123));

        var preprocessing = new Preprocessing { Height = 100, Width = 125, Standardization = Standardization.Dataset }.Fit(split.Train);
        var augmentation = Augmentation.Course with { Brightness = 0.2, Contrast = 0.2, Saturation = 0.2, HueShift = 0.05 };
        using var loader = new BatchLoader(split.Train, preprocessing, new LoaderOptions { BatchSize = 10, Shuffle = true, Augmentation = augmentation, Seed = 123 });
        foreach (var batch in loader.ReadEpoch(0))
        {
            Console.WriteLine($"{batch.Count} images of {batch.Height}×{batch.Width}");
            batch.Dispose();
        }

        preprocessing.IsFitted.Should().BeTrue();
    }

    [Fact]
    public void StepsBeforeResizing()
    {
        HamSample.Create("sample", images: 14);

        var preprocessing = new Preprocessing
        {
            HairRemoval = HairRemoval.Default,
            ColorConstancy = ColorConstancy.ShadesOfGray(power: 6),
            Standardization = Standardization.PerImage,
        };
        var image = ImageDecoder.Decode(Directory.GetFiles("sample", "*.jpg", SearchOption.AllDirectories)[0]);
        preprocessing.ResizeImage(image).SavePng("prepared.png");
        using var batch = Batch.FromImages(image, preprocessing);

        File.Exists("prepared.png").Should().BeTrue();
        batch.Count.Should().Be(1);
    }

    [Fact]
    public void ShowOneImage()
    {
        HamSample.Create("sample", images: 14);

        var image = ImageDecoder.Decode(Directory.GetFiles("sample", "*.jpg", SearchOption.AllDirectories)[0]);
        for (var epoch = 0; epoch < 5; epoch++)
        {
            Augmentation.Strong.Apply(image, seed: 1, epoch).SavePng($"strong-{epoch}.png");
        }

        Directory.GetFiles(".", "strong-*.png").Should().HaveCount(5);
    }
}
