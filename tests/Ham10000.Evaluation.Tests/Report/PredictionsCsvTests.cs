using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

public sealed class PredictionsCsvTests : IDisposable
{
    private static readonly LabelSchema Schema = new("kind", LabelKind.Multiclass, ["a,b", "say \"c\"", "d"]);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SaveCsv_ThenLoadCsv_GivesTheSameBits()
    {
        float[] probabilities = [0.1f, 0.2f, 0.7f, float.Epsilon, 1, 0, 0.33333334f, 0.33333334f, 0.3333333f];
        var predictions = new Predictions(Schema, ["i1", "i 2", "i\"3\nx"], ["l", "l", "m,n"], [2, 0, 1], probabilities);

        predictions.SaveCsv(_folder["p.csv"]);
        var loaded = Predictions.LoadCsv(_folder["p.csv"], Schema);

        File.ReadAllText(_folder["p.csv"]).Should().StartWith("image_id,lesion_id,actual,predicted,\"p_a,b\",\"p_say \"\"c\"\"\",p_d\ni1,l,d,d,0.1,0.2,0.7\ni 2,l,\"a,b\",\"say \"\"c\"\"\",1E-45,1,0\n");
        loaded.Probabilities.ToArray().Should().Equal(probabilities);
        loaded.ImageIds.Should().Equal(predictions.ImageIds);
        loaded.LesionIds.Should().Equal(predictions.LesionIds);
        loaded.Labels.ToArray().Should().Equal(2, 0, 1);
    }

    [Fact]
    public void LoadCsv_WithWindowsLineEnds_ReadsTheSame()
    {
        File.WriteAllText(_folder["p.csv"], "image_id,lesion_id,actual,predicted,p_x,p_y\r\ni,l,x,y,0.25,0.75\r\n");
        var loaded = Predictions.LoadCsv(_folder["p.csv"], new LabelSchema("t", LabelKind.Binary, ["x", "y"]));
        (loaded.Count, loaded.PredictedClasses[0]).Should().Be((1, 1));
    }

    [Theory]
    [InlineData("", "line 1: found nothing, expected the columns image_id, lesion_id, actual, predicted, p_x, p_y")]
    [InlineData("image_id,lesion_id,actual,predicted,p_y,p_x\n", "line 1: found the columns image_id, lesion_id, actual, predicted, p_y, p_x, expected the columns image_id, lesion_id, actual, predicted, p_x, p_y")]
    [InlineData(Head + "i,l,x,y,0.25\n", "line 2: found 5 fields, expected 6")]
    [InlineData(Head + "i,l,z,y,0.25,0.75\n", "line 2: found 'z' as actual, expected one of x, y")]
    [InlineData(Head + "i,l,x,y,0.25,0.75\nj,l,x,y,0.25,1.5\n", "line 3: found '1.5' in column p_y, expected a number from 0 to 1")]
    [InlineData(Head + "i,l,x,y,NaN,0.75\n", "line 2: found 'NaN' in column p_x, expected a number from 0 to 1")]
    [InlineData(Head + "i,l,x,x,0.25,0.75\n", "line 2: found 'x' as predicted, expected the most probable class, 'y'")]
    public void LoadCsv_OfAnotherTable_SaysLineFoundAndExpected(string text, string problem)
    {
        File.WriteAllText(_folder["p.csv"], text);
        FluentActions.Invoking(() => Predictions.LoadCsv(_folder["p.csv"], new LabelSchema("t", LabelKind.Binary, ["x", "y"]))).Should().ThrowExactly<FormatException>()
            .Which.Message.Should().Be($"'{_folder["p.csv"]}' {problem}. Expected a table as Predictions.SaveCsv writes it.");
    }

    [Fact]
    public void LoadCsv_WithAnImageTwice_SaysSo()
    {
        File.WriteAllText(_folder["p.csv"], Head + "i,l,x,y,0.25,0.75\ni,l,x,y,0.25,0.75\n");
        FluentActions.Invoking(() => Predictions.LoadCsv(_folder["p.csv"], new LabelSchema("t", LabelKind.Binary, ["x", "y"]))).Should().ThrowExactly<FormatException>()
            .Which.Message.Should().Be($"'{_folder["p.csv"]}' holds no predictions: Image id 'i' occurs twice. Predict every image once.");
    }

    private const string Head = "image_id,lesion_id,actual,predicted,p_x,p_y\n";
}
