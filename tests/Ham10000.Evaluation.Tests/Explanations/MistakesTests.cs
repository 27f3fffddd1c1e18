using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

[Collection(TorchTests.Name)]
public sealed class MistakesTests(SmallSample sample)
{
    private static readonly LabelSchema Three = new("kind", LabelKind.Multiclass, ["a", "b", "c"]);

    [Fact]
    public void MostConfident_IsPerTrueClass_TheSurestFirst_AndTiesInTheOrderOfTheImages()
    {
        var found = Mistakes.MostConfident(Predictions, perClass: 2);

        found.Should().Equal(
            new Mistake(3, "image 3", "lesion 1", "a", "c", 0.75, 0.25),
            new Mistake(1, "image 1", "lesion 0", "a", "b", 0.5, 0.25),
            new Mistake(4, "image 4", "lesion 2", "c", "a", 1, 0));
        Mistakes.MostConfident(Predictions).Should().HaveCount(4).And.Contain(mistake => mistake.Index == 2);
        Mistakes.MostConfident(Predictions, 1).Select(mistake => mistake.Index).Should().Equal(3, 4);
    }

    [Fact]
    public void MostConfident_OfNone_IsRefused() => FluentActions.Invoking(() => Mistakes.MostConfident(Predictions, 0)).Should().ThrowExactly<ArgumentOutOfRangeException>();

    [Fact]
    public void Explain_ShowsEachMistake_InItsOrder_SmallAndWithItsOverlay()
    {
        using var model = sample.Model();
        var set = sample.Split.Test;
        var mistakes = Mistakes.MostConfident(Evaluator.Measure(model, set, sample.Options).Predictions);
        mistakes.Should().NotBeEmpty();

        var found = Mistakes.Explain(model, set, mistakes, largestSide: 40);

        found.Select(explained => explained.Mistake).Should().Equal(mistakes);
        foreach (var explained in found)
        {
            // The sample's images have 48 × 60 pixels.
            (explained.Image.Height, explained.Image.Width, explained.Method).Should().Be((32, 40, "Grad-CAM"));
            (explained.Overlay!.Height, explained.Overlay.Width).Should().Be((32, 40));
            var whole = Explainer.Explain(model, set, explained.Mistake.Index);
            whole.ClassName.Should().Be(explained.Mistake.Predicted);
            whole.Probability.Should().BeApproximately(explained.Mistake.Probability, 1e-5);
            explained.Image.Pixels.ToArray().Should().Equal(ImageResizer.Resize(whole.Image, 32, 40).Pixels.ToArray());
        }

        // Never enlarged.
        Mistakes.Explain(model, set, [mistakes[0]])[0].Image.Width.Should().Be(60);
    }

    [Fact]
    public void Explain_OnASetInAnotherOrder_FindsTheImagesByTheirIds()
    {
        using var model = sample.Model();
        var set = sample.Split.Test;
        var mistakes = Mistakes.MostConfident(Evaluator.Measure(model, set, sample.Options).Predictions, 1);
        var reversed = ImageSet.FromRecords(set.Records.Reverse(), "reversed");

        var (first, second) = (Mistakes.Explain(model, set, mistakes), Mistakes.Explain(model, reversed, mistakes));

        second.Zip(first, static (x, y) => x.Image.Pixels.SequenceEqual(y.Image.Pixels) && x.Overlay!.Pixels.SequenceEqual(y.Overlay!.Pixels)).Should().OnlyContain(same => same);
    }

    [Fact]
    public void Explain_TheTrueClass_ShowsAnotherOverlay()
    {
        using var model = sample.Model();
        var mistakes = Mistakes.MostConfident(Evaluator.Measure(model, sample.Split.Test, sample.Options).Predictions, 1);
        var given = Mistakes.Explain(model, sample.Split.Test, mistakes);
        var actual = Mistakes.Explain(model, sample.Split.Test, mistakes, new ExplanationOptions { Class = ExplainedClass.Actual });
        given.Zip(actual, static (x, y) => x.Overlay!.Pixels.SequenceEqual(y.Overlay!.Pixels)).Should().Contain(false);
    }

    [Fact]
    public void Explain_AnImageThatTheSetDoesNotHold_IsNamed()
    {
        using var model = sample.Model();
        FluentActions.Invoking(() => Mistakes.Explain(model, sample.Split.Test, [new Mistake(0, "ISIC_none", "HAM_none", "nv", "mel", 1, 0)])).Should().ThrowExactly<ArgumentException>()
            .WithMessage("The set 'test' does not hold image 'ISIC_none' of the mistakes. Pass the set that was predicted. (Parameter 'set')");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Explain_AnImageThatCannotBeRead_IsNamed(bool isThere)
    {
        using var folder = new TemporaryFolder();
        using var model = sample.Model();
        var path = folder["broken.jpg"];
        if (isThere)
        {
            File.WriteAllBytes(path, [0xFF, 0xD8, 0xFF, 0xE0]);
        }

        var record = sample.Split.Test.Records[0] with { ImageId = "broken", ImagePath = path };
        var set = ImageSet.FromRecords([.. sample.Split.Test.Records.Skip(1), record], "made");
        var mistakes = new[] { new Mistake(0, "broken", "lesion", "nv", "mel", 1, 0) };

        var failure = FluentActions.Invoking(() => Mistakes.Explain(model, set, mistakes)).Should();

        if (isThere)
        {
            failure.Throw<DatasetFormatException>().WithMessage($"Image 'broken' of the set 'made' cannot be explained. {path}: *").Which.ImageId.Should().Be("broken");
        }
        else
        {
            failure.Throw<IOException>().WithMessage("Image 'broken' of the set 'made' cannot be explained, because it cannot be read. *");
        }
    }

    private static Predictions Predictions => new(
        Three,
        [.. Enumerable.Range(0, 6).Select(i => $"image {i}")], ["lesion 0", "lesion 0", "lesion 1", "lesion 1", "lesion 2", "lesion 3"],
        [0, 0, 0, 0, 2, 1],
        [0.5f, 0.25f, 0.25f, 0.25f, 0.5f, 0.25f, 0.25f, 0.25f, 0.5f, 0.25f, 0, 0.75f, 1, 0, 0, 0, 1, 0]);
}
