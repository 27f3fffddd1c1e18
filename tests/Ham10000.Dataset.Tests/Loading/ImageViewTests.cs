namespace Ham10000.Dataset.Tests;

public sealed class ImageViewTests
{
    // Two rows of two pixels, named a b / c d by their red value.
    private static readonly float[] Square = [1, 10, 20, 2, 10, 20, 3, 10, 20, 4, 10, 20];

    [Fact]
    public void All_OfASquare_AreItsEightSymmetries()
    {
        string[] views = [.. ImageView.All.Select(view => Reds(view, Square, 2, 2))];
        views.Should().Equal("1 2 3 4", "2 1 4 3", "3 4 1 2", "4 3 2 1", "1 3 2 4", "2 4 1 3", "3 1 4 2", "4 2 3 1");
    }

    [Fact]
    public void Copy_OfAnImageThatIsNotSquare_KeepsItsShape()
    {
        float[] wide = [1, 10, 20, 2, 10, 20, 3, 10, 20, 4, 10, 20, 5, 10, 20, 6, 10, 20];
        string[] views = [.. ImageView.All.Take(4).Select(view => Reds(view, wide, 2, 3))];
        views.Should().Equal("1 2 3 4 5 6", "3 2 1 6 5 4", "4 5 6 1 2 3", "6 5 4 3 2 1");
    }

    private static string Reds(ImageView view, float[] image, int height, int width)
    {
        var target = new float[image.Length];
        view.Copy(image, height, width, target);
        target.Where((_, i) => i % 3 == 1).Should().OnlyContain(green => green == 10, "channels stay where they are");
        return string.Join(' ', target.Where((_, i) => i % 3 == 0));
    }
}
