using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>Asks a model about several views of each image and takes the mean of its answers. A lesion has no up and no left, so all views are as good as the first,
/// and errors that a view happens to provoke average out. It costs as many passes as there are views.</summary>
/// <remarks>A value: take one of the catalogue and vary it with a <c>with</c> expression. Used in training too (<see cref="Augmentation.HorizontalFlip"/> and
/// rotations), the views are nothing new to the model; else they may harm.</remarks>
public sealed record TestTimeAugmentation
{
    /// <summary>The image as it is.</summary>
    public static TestTimeAugmentation None { get; } = new();

    /// <summary>The mean probability over the image and its mirror images: four views.</summary>
    public static TestTimeAugmentation Flips { get; } = new() { Views = ImageViews.Flips };

    /// <summary>The mean probability over the eight symmetries of a square; over the four of <see cref="Flips"/> for images that are not square.</summary>
    public static TestTimeAugmentation Dihedral { get; } = new() { Views = ImageViews.Dihedral };

    /// <summary>Which views. Default: the image as it is.</summary>
    public ImageViews Views { get; init; }

    /// <summary>What is averaged. Default: the probabilities.</summary>
    public ViewMean Mean { get; init; }

    /// <summary>Whether there is but the image itself.</summary>
    public bool IsNone => Views == ImageViews.Identity;

    /// <summary>How many views an image of a size has.</summary>
    /// <param name="height">Rows, in pixels.</param>
    /// <param name="width">Columns, in pixels.</param>
    public int CountFor(int height, int width) => ViewsFor(height, width).Count;

    /// <summary>In words, such as <c>mean probability of 4 views</c>.</summary>
    public override string ToString() => Views switch
    {
        ImageViews.Identity => "none",
        ImageViews.Flips => $"mean {What} of 4 views",
        _ => $"mean {What} of 8 views (4 of images that are not square)",
    };

    internal IReadOnlyList<ImageView> ViewsFor(int height, int width) =>
        [.. ImageView.All.Take(Views switch { ImageViews.Identity => 1, ImageViews.Flips => 4, _ => height == width ? 8 : 4 })];

    internal IEnumerable<string> Problems()
    {
        if (!Enum.IsDefined(Views))
        {
            yield return $"TestTimeAugmentation.Views is {(int)Views}, expected one of {string.Join(", ", Enum.GetNames<ImageViews>())}.";
        }

        if (!Enum.IsDefined(Mean))
        {
            yield return $"TestTimeAugmentation.Mean is {(int)Mean}, expected one of {string.Join(", ", Enum.GetNames<ViewMean>())}.";
        }
    }

    private string What => Mean == ViewMean.Logits ? "logit" : "probability";
}
