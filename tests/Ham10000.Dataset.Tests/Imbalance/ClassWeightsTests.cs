using System.Globalization;

namespace Ham10000.Dataset.Tests;

public class ClassWeightsTests
{
    [Fact]
    public void Formulas_ManySizes_GiveWhatScikitLearnAndTheFormulaGive()
    {
        foreach (var line in File.ReadLines(Path.Combine(GoldenPicture.Folder, "imbalance", "class_weights.csv")))
        {
            var fields = line.Split(',');
            var set = Sets.Of([.. fields[2].Split(' ').Select(int.Parse)]);
            double beta = double.Parse(fields[1], CultureInfo.InvariantCulture);
            double[] expected = [.. fields[3].Split(' ').Select(f => double.Parse(f, CultureInfo.InvariantCulture))];

            var weights = fields[0] switch
            {
                "balanced" => ClassWeights.Balanced(set),
                "square root" => ClassWeights.SquareRoot(set),
                _ => ClassWeights.EffectiveNumber(set, beta),
            };

            weights.Values.Should().HaveCount(7);
            foreach (var (value, wanted) in weights.Values.Zip(expected))
            {
                ((double)value).Should().BeApproximately(wanted, 1e-6 * wanted, line);
            }
        }
    }

    [Fact]
    public void Balanced_AClassWithoutImages_HasNoWeight_AndIsNamed()
    {
        var weights = ClassWeights.Balanced(Sets.Of(3, 0, 1, 1, 1, 1, 1));

        weights.Values[1].Should().Be(0);
        weights.Warnings.Should().Equal("The set 'train' has no image of class 'bcc', so its weight is 0.");
        weights.ToString().Should().Be("balanced: akiec 0.444, bcc 0, bkl 1.333, df 1.333, mel 1.333, nv 1.333, vasc 1.333");
    }

    [Fact]
    public void Names_OfTheFormulas_SayWhatWasDone()
    {
        var set = Sets.Of(2, 1, 1, 1, 1, 1, 1);

        ClassWeights.SquareRoot(set).Name.Should().Be("square root");
        ClassWeights.EffectiveNumber(set, 0.99).Name.Should().Be("effective number, beta 0.99");
        ClassWeights.Balanced(set).Should().Be(ClassWeights.Balanced(set)).And.NotBe(ClassWeights.SquareRoot(set));
        ClassWeights.Balanced(set).GetHashCode().Should().Be(ClassWeights.Balanced(set).GetHashCode());
    }

    [Fact]
    public void Balanced_EmptySet_IsRefused()
        => Refuses(() => ClassWeights.Balanced(Sets.Of()), "The set 'train' is empty. Expected at least one image to weigh the classes by. (Parameter 'set')");

    [Theory]
    [InlineData(1.0)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void EffectiveNumber_BetaOutsideItsRange_IsRefused(double beta)
    {
        Action act = () => ClassWeights.EffectiveNumber(Sets.Of(1), beta);

        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage($"Expected at least 0 and below 1. (Parameter 'beta')*");
    }

    [Fact]
    public void Of_OwnWeights_AreChecked_AndCopied()
    {
        var labels = new LabelSchema("melanoma", LabelKind.Binary, ["other", "melanoma"]);
        float[] own = [1, 8];
        var weights = ClassWeights.Of(labels, own, "mine");
        own[0] = 5;

        weights.ToString().Should().Be("mine: other 1, melanoma 8");
        Refuses(() => ClassWeights.Of(labels, [1]), "Expected 2 weights, one for each of other, melanoma, got 1. (Parameter 'values')");
        Refuses(() => ClassWeights.Of(labels, [1, -1]), "Expected finite weights of at least 0, not all 0, got 1, -1. (Parameter 'values')");
        Refuses(() => ClassWeights.Of(labels, [1, float.NaN]), "Expected finite weights of at least 0, not all 0, got 1, NaN. (Parameter 'values')");
        Refuses(() => ClassWeights.Of(labels, [0, 0]), "Expected finite weights of at least 0, not all 0, got 0, 0. (Parameter 'values')");
    }

    private static void Refuses(Action act, string message) => act.Should().Throw<ArgumentException>().WithMessage(message);
}
