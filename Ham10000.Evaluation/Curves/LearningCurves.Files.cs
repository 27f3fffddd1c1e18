namespace Ham10000.Evaluation;

/// <content>The training curves as files.</content>
public partial record LearningCurves
{
    /// <summary>The training curves as SVG: accuracy left, loss right, training and validation in each, and the learning rate where it changes.</summary>
    /// <remarks>Accuracies are in percent. Values that are not numbers leave a gap. Colours follow the reader's light or dark setting.</remarks>
    /// <exception cref="InvalidOperationException">There is no epoch, or their numbers do not ascend.</exception>
    public string ToSvg() => new CurveFigures(this).Svg(Title);

    /// <summary>Writes <see cref="ToSvg"/> to a file, whole or not at all. A missing folder is made.</summary>
    /// <param name="path">The file to write; an existing one is replaced.</param>
    /// <exception cref="InvalidOperationException">There is no epoch, or their numbers do not ascend.</exception>
    public void SaveSvg(string path) => TextFile.Write(path, ToSvg());

    /// <summary>The training curves as one page that needs nothing else: both charts and a table of the numbers.</summary>
    /// <exception cref="InvalidOperationException">There is no epoch, or their numbers do not ascend.</exception>
    public string ToHtml() => Page.Html(Title.Length == 0 ? "Training curves" : $"Training curves of {Title}", new CurveFigures(this).Html(new Captions()));

    /// <summary>Writes <see cref="ToHtml"/> to a file, whole or not at all. A missing folder is made.</summary>
    /// <param name="path">The file to write; an existing one is replaced.</param>
    /// <exception cref="InvalidOperationException">There is no epoch, or their numbers do not ascend.</exception>
    public void SaveHtml(string path) => TextFile.Write(path, ToHtml());
}
