using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

public sealed class PredictionsTests
{
    private static readonly LabelSchema Schema = new("t", LabelKind.Multiclass, ["a", "b", "c"]);

    [Fact]
    public void Constructor_CopiesWhatItIsGiven()
    {
        int[] labels = [2, 0];
        float[] probabilities = [0.2f, 0.4f, 0.4f, 0.5f, 0.5f, 0f];
        var predictions = new Predictions(Schema, ["x", "y"], ["l", "l"], labels, probabilities);
        labels[0] = 1;
        probabilities[0] = 1;
        predictions.Labels.ToArray().Should().Equal(2, 0);
        predictions.ProbabilitiesOf(0).ToArray().Should().Equal(0.2f, 0.4f, 0.4f);
        predictions.PredictedClasses.ToArray().Should().Equal([1, 0], "the first of equal probabilities wins");
        predictions.LesionCount.Should().Be(1);
        predictions.Score(new Accuracy()).Should().Be(0.5);
    }

    [Fact]
    public void Constructor_WithBadInput_IsRefused()
    {
        Refuses<ArgumentException>(() => _ = new Predictions(Schema, [], [], [], []), "Found no image. Predictions hold at least one. (Parameter 'imageIds')");
        Refuses<ArgumentException>(() => _ = new Predictions(Schema, ["x", "y"], ["l"], [0, 1], [1, 0, 0, 1, 0, 0]),
            "Found 2 image ids, 1 lesion ids and 2 labels. Expected one of each per image. (Parameter 'imageIds')");
        Refuses<ArgumentException>(() => _ = new Predictions(Schema, ["x"], [""], [0], [1, 0, 0]),
            "Image 0 has no lesion id. Where lesions are not known, pass the image ids as lesion ids. (Parameter 'imageIds')");
        Refuses<ArgumentException>(() => _ = new Predictions(Schema, ["x", "x"], ["l", "m"], [0, 1], [1, 0, 0, 1, 0, 0]),
            "Image id 'x' occurs twice. Predict every image once. (Parameter 'imageIds')");
        Refuses<ArgumentOutOfRangeException>(() => _ = new Predictions(Schema, ["x"], ["l"], [3], [1, 0, 0]),
            "Label of image 0 is 3. Expected a class index from 0 to 2. (Parameter 'labels')");
        Refuses<ArgumentException>(() => _ = new Predictions(Schema, ["x"], ["l"], [0], [1, 0]),
            "Expected 1 × 3 = 3 probabilities for 1 labels and 3 classes, found 2. Pass one row of 3 values per label. (Parameter 'probabilities')");
        Refuses<ArgumentException>(() => _ = new Predictions(Schema, ["x"], ["l"], [0], [1, 0, float.NaN]),
            "Probability of image 0, class 2 is NaN. Expected a number in [0, 1]; turn logits into probabilities first (Objective.Probabilities). (Parameter 'probabilities')");
    }

    private static void Refuses<T>(Action action, string message)
        where T : Exception => action.Should().ThrowExactly<T>().Which.Message.Should().Be(message);
}
