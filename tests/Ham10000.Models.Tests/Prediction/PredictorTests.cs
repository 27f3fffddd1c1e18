using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

public sealed class PredictorTests : TorchTest, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ImageModel _model = SmallModels.Trained(seed: 7);
    private readonly Predictor _predictor;

    public PredictorTests() => _predictor = new Predictor(_model);

    public void Dispose()
    {
        _predictor.Dispose();
        _model.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Predict_PathBytesStreamAndPixels_GiveTheSame()
    {
        var bytes = PngEncoder.Encode(Image(1));
        File.WriteAllBytes(_folder["a.png"], bytes);

        var expected = _predictor.Predict(Image(1)).Probabilities;

        _predictor.Predict(_folder["a.png"]).Probabilities.Should().Equal(expected);
        _predictor.Predict(bytes).Probabilities.Should().Equal(expected);
        using var stream = new MemoryStream([1, 2, 3, .. bytes]) { Position = 3 };
        _predictor.Predict(stream).Probabilities.Should().Equal(expected);
    }

    [Fact]
    public void Predict_Image_IsWhatTheModelSaysOfTheBatch()
    {
        using var scope = NewDisposeScope();
        using var batch = Batch.FromImages(Image(1), SmallModels.Preprocessing);
        _model.eval();
        var expected = Objective.For(LabelSchema.Diagnoses).Probabilities(_model.Forward(batch)).data<float>().ToArray();

        var prediction = _predictor.Predict(Image(1));

        prediction.Probabilities.Zip(expected, (x, y) => Math.Abs(x - y)).Should().HaveCount(7).And.OnlyContain(difference => difference < 1e-6);
        prediction.Probabilities.Sum().Should().BeApproximately(1, 1e-5);
        prediction.Ranked.Select(c => c.Probability).Should().BeInDescendingOrder();
        prediction.Ranked.Select(c => c.Class).Should().BeEquivalentTo(LabelSchema.Diagnoses.ClassNames);
        prediction.Ranked.Should().OnlyContain(c => c.Probability == prediction.Probabilities[LabelSchema.Diagnoses.ClassNames.ToList().IndexOf(c.Class)]);
        prediction.Best.Should().Be(prediction.Ranked[0]);
    }

    [Fact]
    public void Predict_ModelLeftInTrainingMode_UsesEvaluationModeAndRestoresIt()
    {
        _model.train();
        var first = _predictor.Predict(Image(1)).Probabilities;
        _predictor.Predict(Image(1)).Probabilities.Should().Equal(first, "dropout must be off");
        _model.training.Should().BeTrue();
    }

    [Fact]
    public void Load_SavedModel_PredictsTheSame()
    {
        _model.Save(_folder["model.safetensors"]);
        using var loaded = Predictor.Load(_folder["model.safetensors"]);
        loaded.Labels.Should().Be(LabelSchema.Diagnoses);
        loaded.Predict(Image(1)).Probabilities.Should().Equal(_predictor.Predict(Image(1)).Probabilities);
    }

    [Fact]
    public void Predict_FromManyThreads_EqualsOneAfterTheOther()
    {
        var images = Enumerable.Range(0, 8).Select(Image).ToArray();
        var expected = images.Select(image => _predictor.Predict(image).Probabilities).ToArray();
        var found = new IReadOnlyList<double>[200];

        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => found[i] = _predictor.Predict(images[i % images.Length]).Probabilities);

        for (var i = 0; i < found.Length; i++)
        {
            found[i].Should().Equal(expected[i % images.Length]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public void PredictMany_AnyBatchSize_KeepsTheOrder(int batchSize)
    {
        string[] paths = [.. Enumerable.Range(0, 7).Select(i => _folder[$"{i}.png"])];
        for (var i = 0; i < paths.Length; i++)
        {
            File.WriteAllBytes(paths[i], PngEncoder.Encode(Image(i)));
        }

        var fromPaths = _predictor.PredictMany(paths, batchSize);
        var fromImages = _predictor.PredictMany(Enumerable.Range(0, 7).Select(Image), batchSize);

        fromPaths.Should().HaveCount(7);
        for (var i = 0; i < 7; i++)
        {
            var alone = _predictor.Predict(Image(i)).Probabilities;
            fromImages[i].Probabilities.Should().Equal(fromPaths[i].Probabilities);
            fromPaths[i].Probabilities.Zip(alone, (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-5);
        }
    }

    [Fact]
    public void PredictMany_BadFiles_NamesTheFirst()
    {
        File.WriteAllBytes(_folder["good.png"], PngEncoder.Encode(Image(1)));
        File.WriteAllText(_folder["text.png"], "not an image");
        File.WriteAllBytes(_folder["empty.png"], []);
        var predict = () => _predictor.PredictMany([_folder["good.png"], _folder["text.png"], _folder["empty.png"]]);
        predict.Should().Throw<DatasetFormatException>().Which.Path.Should().Be(_folder["text.png"]);
    }

    [Fact]
    public void PredictMany_NothingOrNoBatch()
    {
        _predictor.PredictMany(Array.Empty<string>()).Should().BeEmpty();
        var predict = () => _predictor.PredictMany([Image(0)], batchSize: 0);
        predict.Should().Throw<ArgumentOutOfRangeException>().Which.ParamName.Should().Be("batchSize");
    }

    [Fact]
    public void Predictor_UntrainedModel_IsAnError()
    {
        using var untrained = SmallModels.Builder.Build(seed: 1);
        var create = () => new Predictor(untrained);
        create.Should().Throw<InvalidOperationException>().WithMessage("Tiny does not know its classes and preprocessing yet. Train it with Trainer.Fit, load a trained model, or call SetTask.");
    }

    [Fact]
    public void Predict_AfterDispose_IsAnError()
    {
        _predictor.Dispose();
        var predict = () => _predictor.Predict(Image(1));
        predict.Should().Throw<ObjectDisposedException>();
        _model.parameters().First().IsInvalid.Should().BeFalse("the model is the caller's");
    }

    [Fact]
    public void Predict_ManyTimes_LeavesNoTensors()
    {
        _predictor.Predict(Image(1));
        var before = Tensor.TotalCount;
        for (var i = 0; i < 50; i++)
        {
            _predictor.Predict(Image(i));
        }

        Tensor.TotalCount.Should().BeLessThanOrEqualTo(before);
    }

    [Fact]
    public void ToString_Prediction_RanksInPercent()
    {
        var prediction = new Models.Prediction(new LabelSchema("sex", LabelKind.Binary, ["male", "female"]), [0.25f, 0.75f]);
        prediction.ToString().Should().Be("female 75.0 %, male 25.0 %");
        prediction.Probabilities.Should().Equal(0.25, 0.75);
    }

    private static RgbImage Image(int seed)
    {
        var pixels = new byte[12 * 9 * RgbImage.Channels];
        new System.Random(seed).NextBytes(pixels);
        return new RgbImage(12, 9, pixels);
    }
}
