using Ham10000.Dataset;

namespace Ham10000.Models;

public sealed partial class ImageModel
{
    /// <summary>What the model predicts; null until <see cref="SetTask"/>.</summary>
    public LabelSchema? Labels { get; private set; }

    /// <summary>What is done to an image before the model sees it, with the training set's statistics; null until <see cref="SetTask"/>.</summary>
    public Preprocessing? Preprocessing { get; private set; }

    /// <summary>True once the model has run forward in training mode with gradients, or was loaded from a file.</summary>
    public bool HasTrained { get; private set; }

    /// <summary>Writes into the model what it is trained for. <c>Trainer.Fit</c> calls it.</summary>
    /// <remarks>A second call must give the same labels. It updates the statistics as long as the model has not been trained; after that the
    /// model keeps those it was trained with, so read <see cref="Preprocessing"/> back.</remarks>
    /// <param name="labels">The classes: one output for binary labels, else as many as there are classes.</param>
    /// <param name="fitted">Preprocessing of the model's image size with known statistics.</param>
    /// <exception cref="ArgumentException">The outputs do not fit the labels, the size is another, or the statistics are not fitted.</exception>
    /// <exception cref="InvalidOperationException">The model has other labels already.</exception>
    public void SetTask(LabelSchema labels, Preprocessing fitted)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(fitted);
        CheckLabels(labels);
        CheckPreprocessing(fitted);
        Labels ??= labels;
        Preprocessing = Preprocessing is not null && HasTrained ? Preprocessing : fitted;
    }

    /// <summary>Makes sure that the model knows what it predicts.</summary>
    /// <exception cref="InvalidOperationException">It does not: it was never trained or loaded.</exception>
    public void RequireTask()
    {
        if (Labels is null || Preprocessing is null)
        {
            throw new InvalidOperationException($"{Spec.Name} does not know its classes and preprocessing yet. Train it with Trainer.Fit, load a trained model, or call SetTask.");
        }
    }

    /// <summary>Gives a loaded model the task of its file.</summary>
    internal void RestoreTask(LabelSchema labels, Preprocessing fitted)
    {
        SetTask(labels, fitted);
        HasTrained = true;
    }

    private void CheckLabels(LabelSchema labels)
    {
        if (Labels is not null && !Labels.Equals(labels))
        {
            throw new InvalidOperationException($"{Spec.Name} predicts {Labels} and cannot be given other labels, {labels}. Build a new model for them.");
        }

        var expected = labels.Kind == LabelKind.Binary ? 1 : labels.ClassCount;
        if (Outputs != expected)
        {
            throw new ArgumentException($"{Spec.Name} has {Count(Outputs, "output")}, and the {(labels.Kind == LabelKind.Binary ? "binary " : "")}labels {labels} need {expected}. "
                + $"End the model with Dense({expected}).");
        }
    }

    private void CheckPreprocessing(Preprocessing fitted)
    {
        if (fitted.Height != Height || fitted.Width != Width)
        {
            throw new ArgumentException($"{Spec.Name} takes images of {Height}×{Width}, and the preprocessing makes {fitted.Height}×{fitted.Width}. "
                + $"Build the model with Input({fitted.Height}, {fitted.Width}), or preprocess to its size.");
        }

        if (!fitted.IsFitted)
        {
            throw new ArgumentException("The preprocessing has no mean and deviation yet. Call Fit on it with the training set first.");
        }
    }

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
