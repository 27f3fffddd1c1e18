using FsCheck;
using FsCheck.Fluent;
using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

public sealed class IsicSubmissionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Save_WritesTheOfficialColumns()
    {
        new IsicSubmission(["ISIC_0034524", "ISIC_0034525.jpg"], [0.25, 0, 1, 0.5, 1e-7, 0.1f, 1 / 3.0, 0, 0, 0, 0, 0, 1, 0]).Save(_folder["submission.csv"]);
        File.ReadAllText(_folder["submission.csv"]).Should().Be(
            "image,MEL,NV,BCC,AKIEC,BKL,DF,VASC\nISIC_0034524,1E-07,0.10000000149011612,0.0,0.25,1.0,0.5,0.3333333333333333\nISIC_0034525,0.0,1.0,0.0,0.0,0.0,0.0,0.0\n");
        Directory.GetFiles(_folder.FullName).Should().ContainSingle();
    }

    [Fact]
    public void Read_OfWhatWasSaved_GivesEveryBitBack()
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<ulong[]>(), bits =>
        {
            // Any finite number in [0, 1], denormal ones too; one that is not whole, since a file of whole numbers is refused.
            double[] values = [.. bits.Append(0UL).SelectMany((b, i) => Enumerable.Range(0, 7).Select(c => Fraction(b + (ulong)c, i, c)))];
            string[] ids = [.. Enumerable.Range(0, values.Length / 7).Select(i => $"ISIC_{i}")];
            new IsicSubmission(ids, values).Save(_folder["submission.csv"]);
            var read = IsicSubmission.Read(_folder["submission.csv"]);
            return read.ImageIds.SequenceEqual(ids) && read.Probabilities.ToArray().Select(BitConverter.DoubleToUInt64Bits).SequenceEqual(values.Select(BitConverter.DoubleToUInt64Bits));
        });
        Check.QuickThrowOnFailure(property);
    }

    [Fact]
    public void From_Predictions_MapsClassesByName()
    {
        var set = new IsicCase(2);
        var submission = IsicSubmission.From(set.ToPredictions(3, 6, 0, 5, 1, 4, 2));
        submission.ImageIds.Should().Equal(set.Ids);
        submission.Probabilities.ToArray().Should().Equal(set.Probabilities.Select(p => (double)(float)p));
    }

    [Fact]
    public void From_ProbabilitiesThatRoundingPutOutside_CutsThemOff()
    {
        var predictions = new Predictions(LabelSchema.Diagnoses, ["a"], ["a"], [0], [1.0001f, -0.0001f, 0, 0, 0, 0, 0]);
        IsicSubmission.From(predictions).Probabilities.ToArray().Should().Equal(1, 0, 0, 0, 0, 0, 0);
    }

    [Fact]
    public void From_OtherClasses_IsRefused()
    {
        var predictions = new Predictions(Target.Malignancy.Labels, ["a"], ["a"], [0], [1, 0]);
        const string Message = "The predictions are about malignancy: benign, malignant. ISIC 2018 task 3 is about the seven diagnoses (akiec, bcc, bkl, df, mel, nv, vasc); "
            + "predict with a model that was trained with Target.Diagnosis. (Parameter 'predictions')";
        Refuses(() => IsicSubmission.From(predictions), Message);
        Refuses(() => IsicScorer.Score(predictions), Message);
    }

    [Fact]
    public void Constructor_WithBadInput_IsRefused()
    {
        var row = new double[7];
        Refuses(() => _ = new IsicSubmission([], []), "Found no image. Expected at least one. (Parameter 'imageIds')");
        Refuses(() => _ = new IsicSubmission(["a", "a.jpg"], new double[14]), "Image 'a' occurs twice. Expected every image once. (Parameter 'imageIds')");
        Refuses(() => _ = new IsicSubmission(["a,b"], row),
            "'a,b' is no image id. Expected the name of an image file without folder, comma and extension, such as ISIC_0034524. (Parameter 'imageIds')");
        Refuses(() => _ = new IsicSubmission(["a"], new double[6]), "Found 6 probabilities for 1 images. Expected 7 per image. (Parameter 'probabilities')");
        Refuses(() => _ = new IsicSubmission(["a"], [0, 0, 0, 0, double.NaN, 0, 0]), "Probability of image 'a', class mel is NaN. Expected a number in [0, 1]. (Parameter 'probabilities')");
        Refuses(() => _ = new IsicSubmission(["a"], [0, 0, 0, 0, 0, 1.5, 0]), "Probability of image 'a', class nv is 1.5. Expected a number in [0, 1]. (Parameter 'probabilities')");
    }

    private static double Fraction(ulong bits, int image, int column)
    {
        var value = BitConverter.UInt64BitsToDouble(bits * 0x9E3779B97F4A7C15 & 0x3FEF_FFFF_FFFF_FFFF);
        return image == 0 && column == 0 ? 0.5 : value;
    }

    private static void Refuses(Action action, string message) => action.Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be(message);
}
