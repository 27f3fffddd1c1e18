using Ham10000.Dataset;

namespace Ham10000.Models.Tests;

public sealed class PredictFilesTests : TorchTest, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ImageModel _model = SmallModels.Trained(seed: 7);
    private readonly Predictor _predictor;

    public PredictFilesTests() => _predictor = new Predictor(_model);

    public void Dispose()
    {
        _predictor.Dispose();
        _model.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64)]
    public async Task PredictFolderAsync_DamagedFilesAmongOthers_GivesEveryFileInOrder(int batchSize)
    {
        var folder = Fill();

        var results = await List(_predictor.PredictFolderAsync(folder, new PredictFilesOptions { BatchSize = batchSize }));

        results.Select(r => Path.GetFileName(r.Path)).Should().Equal("0.png", "1.png", "2.png", "3.png", "4.png", "B.PNG", "empty.jpg", "text.png");
        results.Should().OnlyContain(r => (r.Prediction == null) != (r.Error == null));
        results.Where(r => r.Error is not null).Select(r => Path.GetFileName(r.Path)).Should().Equal("empty.jpg", "text.png");
        results.Where(r => r.Error is not null).Should().OnlyContain(r => r.Error is DatasetFormatException);
        foreach (var result in results.Where(r => r.Prediction is not null))
        {
            var alone = _predictor.Predict(result.Path).Probabilities;
            result.Prediction!.Probabilities.Zip(alone, (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-5);
        }
    }

    [Fact]
    public async Task PredictFolderAsync_StepsBeforeResizing_AreDoneOnce()
    {
        var folder = Fill();
        using var model = SmallModels.Builder.Build(seed: 3);
        model.SetTask(LabelSchema.Diagnoses, SmallModels.Preprocessing with
        {
            HairRemoval = new HairRemoval(),
            ColorConstancy = ColorConstancy.ShadesOfGray(6),
            Standardization = Standardization.PerImage,
        });
        using var predictor = new Predictor(model);

        var results = await List(predictor.PredictFolderAsync(folder, new PredictFilesOptions { BatchSize = 1 }));

        foreach (var result in results.Where(r => r.Prediction is not null))
        {
            result.Prediction!.Probabilities.Should().Equal(predictor.Predict(result.Path).Probabilities, result.Path);
        }
    }

    [Fact]
    public async Task PredictFolderAsync_Recursive_GoesThroughInnerFoldersInOrder()
    {
        var folder = Fill();
        Directory.CreateDirectory(Path.Combine(folder, "1a", "deep"));
        File.Copy(Path.Combine(folder, "0.png"), Path.Combine(folder, "1a", "deep", "z.png"));
        File.CreateSymbolicLink(Path.Combine(folder, "2a"), folder);

        var flat = await List(_predictor.PredictFolderAsync(folder));
        var deep = await List(_predictor.PredictFolderAsync(folder, new PredictFilesOptions { Recursive = true, Extensions = [".png"] }));

        flat.Should().HaveCount(8);
        deep.Select(r => Path.GetRelativePath(folder, r.Path)).Should().Equal("0.png", "1.png", Path.Combine("1a", "deep", "z.png"), "2.png", "3.png", "4.png", "B.PNG", "text.png");
    }

    [Fact]
    public async Task PredictFolderAsync_PatientsOfTheFiles_AreJoinedToTheirImages()
    {
        var folder = Fill();
        using var model = ModelBuilder.FromInput(8, 10).Flatten().JoinPatient().Dense(7).Build(1);
        model.SetTask(LabelSchema.Diagnoses, SmallModels.InUnitRange, new PatientEncoder { AgeMeanYears = 50, AgeDeviationYears = 10 });
        using var predictor = new Predictor(model);
        static PatientFacts? Patient(string path) => path.EndsWith("1.png", StringComparison.Ordinal) ? new PatientFacts { AgeYears = 90 } : null;

        var results = await List(predictor.PredictFolderAsync(folder, new PredictFilesOptions { BatchSize = 1, Patient = Patient }));

        foreach (var result in results.Where(r => r.Prediction is not null))
        {
            result.Prediction!.Probabilities.Should().Equal(predictor.Predict(result.Path, Patient(result.Path)).Probabilities);
        }

        results[1].Prediction!.Probabilities.Should().NotEqual(predictor.Predict(results[1].Path).Probabilities);
    }

    [Theory]
    [InlineData("upper_extremity", null, "The localization 'upper_extremity' is no site that the model knows. *")]
    [InlineData(null, 151.0, "The age is not one. Expected a number of years from 0 to 150; *")]
    public async Task PredictFolderAsync_FactsThatAreNone_NamesTheFile(string? site, double? age, string message)
    {
        var folder = Fill();
        using var model = ModelBuilder.FromInput(8, 10).Flatten().JoinPatient().Dense(7).Build(1);
        model.SetTask(LabelSchema.Diagnoses, SmallModels.InUnitRange, new PatientEncoder { AgeMeanYears = 50, AgeDeviationYears = 10 });
        using var predictor = new Predictor(model);
        PatientFacts Patient(string path) => path.EndsWith("1.png", StringComparison.Ordinal) ? new PatientFacts { AgeYears = age, Localization = site } : PatientFacts.Unknown;

        var run = () => List(predictor.PredictFolderAsync(folder, new PredictFilesOptions { Patient = Patient }));

        await run.Should().ThrowAsync<ArgumentException>().WithMessage($"{Path.Combine(folder, "1.png")}: {message}");
    }

    [Fact]
    public async Task PredictFilesAsync_MissingFile_IsAResultWithAnError()
    {
        var folder = Fill();
        var results = await List(_predictor.PredictFilesAsync([Path.Combine(folder, "none.png"), Path.Combine(folder, "0.png"), ""]));
        results.Select(r => r.Error?.GetType()).Should().Equal(typeof(FileNotFoundException), null, typeof(ArgumentException));
        results[1].Prediction!.Best.Should().Be(results[1].Prediction!.Ranked[0]);
    }

    [Fact]
    public async Task PredictFilesAsync_AskedForAFew_ReadsNoMoreThanTwoBatchesAhead()
    {
        var path = Path.Combine(Fill(), "0.png");
        var asked = 0;
        var paths = Enumerable.Range(0, 10_000).Select(_ =>
        {
            Interlocked.Increment(ref asked);
            return path;
        });

        var count = 0;
        await foreach (var result in _predictor.PredictFilesAsync(paths, new PredictFilesOptions { BatchSize = 4 }))
        {
            result.Error.Should().BeNull();
            if (++count == 6)
            {
                break;
            }
        }

        // The batch that was given out, the one before it, those in the channel and the one that waits to go in.
        asked.Should().BeLessThanOrEqualTo(4 + 4 + 4 + 1);
    }

    [Fact]
    public async Task PredictFolderAsync_Cancelled_StopsAndThePredictorGoesOn()
    {
        var folder = Fill();
        using var cancellation = new CancellationTokenSource();
        var seen = 0;
        var run = async () =>
        {
            await foreach (var _ in _predictor.PredictFolderAsync(folder, new PredictFilesOptions { BatchSize = 1 }, cancellation.Token))
            {
                seen++;
                await cancellation.CancelAsync();
            }
        };

        await run.Should().ThrowAsync<OperationCanceledException>();
        seen.Should().Be(1);
        _predictor.Predict(Path.Combine(folder, "0.png")).Probabilities.Should().HaveCount(7);
    }

    [Fact]
    public async Task PredictFilesAsync_PathsThatThrow_ThrowAndLeaveNoThread()
    {
        static IEnumerable<string> Broken()
        {
            yield return "none.png";
            throw new InvalidOperationException("the list broke");
        }

        var run = () => List(_predictor.PredictFilesAsync(Broken()));
        await run.Should().ThrowAsync<InvalidOperationException>().WithMessage("the list broke");
    }

    [Fact]
    public async Task PredictFolderAsync_EmptyFolder_GivesNothing() => (await List(_predictor.PredictFolderAsync(_folder.FullName))).Should().BeEmpty();

    [Fact]
    public void PredictFolderAsync_ArgumentsThatDoNotFit_SaysSoAtOnce()
    {
        var missing = () => _predictor.PredictFolderAsync(_folder["none"]);
        missing.Should().Throw<DirectoryNotFoundException>().WithMessage($"There is no folder '{_folder["none"]}'. Expected one with images.");
        var options = () => _predictor.PredictFolderAsync(_folder.FullName, new PredictFilesOptions { BatchSize = 0, Extensions = ["png"] });
        options.Should().Throw<ArgumentException>().WithMessage("The options cannot be used: BatchSize 0 must be at least 1; "
            + "Extensions (png) must be at least one and begin with a dot, such as .jpg.");
    }

    private static async Task<List<FilePrediction>> List(IAsyncEnumerable<FilePrediction> results)
    {
        var list = new List<FilePrediction>();
        await foreach (var result in results)
        {
            list.Add(result);
        }

        return list;
    }

    private string Fill()
    {
        var folder = Directory.CreateDirectory(_folder["images"]).FullName;
        for (var i = 0; i < 5; i++)
        {
            File.WriteAllBytes(Path.Combine(folder, $"{i}.png"), PngEncoder.Encode(Image(i)));
        }

        File.WriteAllBytes(Path.Combine(folder, "B.PNG"), PngEncoder.Encode(Image(9)));
        File.WriteAllText(Path.Combine(folder, "text.png"), "not an image");
        File.WriteAllBytes(Path.Combine(folder, "empty.jpg"), []);
        File.WriteAllText(Path.Combine(folder, "notes.txt"), "nothing to see");
        return folder;
    }

    private static RgbImage Image(int seed)
    {
        var pixels = new byte[24 * 18 * RgbImage.Channels];
        new System.Random(seed).NextBytes(pixels);
        return new RgbImage(24, 18, pixels);
    }
}
