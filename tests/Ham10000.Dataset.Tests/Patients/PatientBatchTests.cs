namespace Ham10000.Dataset.Tests;

public class PatientBatchTests
{
    private static readonly Preprocessing Small = new() { Height = 6, Width = 7, Standardization = Standardization.UnitRange };
    private static readonly PatientEncoder Encoder = new() { AgeMeanYears = 40, AgeDeviationYears = 10 };

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ReadEpoch_WithAnEncoder_GivesEachImageItsPatient(int threads)
    {
        using var files = new StoreFiles(10);
        var set = Set(files);
        var options = new LoaderOptions { BatchSize = 4, Shuffle = true, Patient = Encoder, Threads = threads, Augmentation = Augmentation.Standard };
        using var loader = new BatchLoader(set, Small, options, files.Options);

        for (var epoch = 0; epoch < 2; epoch++)
        {
            var seen = 0;
            foreach (var batch in loader.ReadEpoch(epoch))
            {
                using (batch)
                {
                    batch.PatientLength.Should().Be(20);
                    batch.Patient.Length.Should().Be(batch.Count * 20);
                    for (var i = 0; i < batch.Count; i++, seen++)
                    {
                        batch.Patient.Slice(i * 20, 20).ToArray().Should().Equal(Encoder.Encode(PatientFacts.Of(set.Records[batch.Indices[i]])));
                    }
                }
            }

            seen.Should().Be(set.Count);
        }
    }

    [Fact]
    public void ReadEpoch_WithoutAnEncoder_HasNone()
    {
        using var files = new StoreFiles(10);
        var set = Set(files);
        using var with = new BatchLoader(set, Small, new LoaderOptions { Patient = Encoder }, files.Options);
        using var without = new BatchLoader(set, Small, new LoaderOptions(), files.Options);

        with.ReadEpoch(0).First().Dispose();
        using var batch = without.ReadEpoch(0).First();

        batch.PatientLength.Should().Be(0, "batches with and without patients share no pool");
        batch.Patient.IsEmpty.Should().BeTrue();
    }

    [Fact]
    public void FromImages_WithPatients_GivesWhatTheLoaderGives()
    {
        using var files = new StoreFiles(10);
        var set = Set(files);
        using var loader = new BatchLoader(set, Small, new LoaderOptions { BatchSize = set.Count, Patient = Encoder }, files.Options);
        using var trained = loader.ReadEpoch(0).Single();

        using var predicted = Batch.FromImages(
            [.. set.Records.Select(r => ImageDecoder.Decode(r.ImagePath))], Small, Encoder, [.. set.Records.Select(PatientFacts.Of)]);

        predicted.Patient.SequenceEqual(trained.Patient).Should().BeTrue();
        predicted.Pixels.SequenceEqual(trained.Pixels).Should().BeTrue();
    }

    [Fact]
    public void FromImages_NothingKnown_SetsTheFlags()
    {
        using var batch = Batch.FromImages([new RgbImage(1, 1, new byte[3])], Small, Encoder, [null]);

        batch.Patient.ToArray().Should().Equal(Encoder.Encode(PatientFacts.Unknown));
    }

    [Fact]
    public void FromImages_FactsThatAreNone_AreRefused()
    {
        RgbImage[] images = [new(1, 1, new byte[3])];

        images.Invoking(i => Batch.FromImages(i, Small, Encoder, [])).Should().ThrowExactly<ArgumentException>()
            .WithMessage("Expected what is known of one patient per image, got 0 for 1. Where nothing is known, pass null. (Parameter 'patients')");
        images.Invoking(i => Batch.FromImages(i, Small, Encoder, [new PatientFacts { Localization = "left arm" }])).Should().ThrowExactly<ArgumentException>().WithMessage(
            "The localization 'left arm' is no site that the model knows. Expected one of: abdomen, acral, back, chest, ear, face, foot, genital, hand, lower extremity, neck, "
            + "scalp, trunk, upper extremity; or null where it is not known.");
        images.Invoking(i => Batch.FromImages(i, Small, Encoder, [new PatientFacts { Sex = "w" }])).Should().ThrowExactly<ArgumentException>().WithMessage(
            "The sex of the patient is neither female nor male. Pass one of them, or null where it is not known.");
        images.Invoking(i => Batch.FromImages(i, Small, Encoder with { Columns = PatientColumns.Age }, [new PatientFacts { Localization = "left arm" }]).Dispose()).Should().NotThrow();
    }

    [Fact]
    public void Loader_OfAnEncoderThatIsNone_SaysWhatIsWrong()
    {
        using var files = new StoreFiles(10);
        var set = Set(files);

        Action create = () => new BatchLoader(set, Small, new LoaderOptions { Patient = Encoder with { AgeDeviationYears = 0 } }, files.Options).Dispose();

        create.Should().ThrowExactly<ArgumentException>().WithMessage(
            "The patient encoder cannot be used: AgeMeanYears and AgeDeviationYears must be finite, and the deviation above 0.");
    }

    // Every fourth patient is unknown.
    private static ImageSet Set(StoreFiles files) => ImageSet.FromRecords(
        files.Sources.Select((s, i) => new LesionRecord
        {
            ImageId = s.ImageId,
            LesionId = s.ImageId,
            Diagnosis = Diagnosis.Nv,
            ImagePath = s.Path,
            AgeYears = i % 4 == 0 ? null : 30 + i,
            Sex = i % 4 == 0 ? "unknown" : i % 2 == 0 ? "female" : "male",
            Localization = PatientEncoder.Sites[i],
        }),
        "sample");
}
