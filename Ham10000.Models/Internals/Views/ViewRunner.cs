using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Runs a model in evaluation mode on every view of a batch's images.</summary>
internal sealed class ViewRunner(ImageModel model, TestTimeAugmentation augmentation) : IDisposable
{
    private readonly InferenceRunner _runner = new(model);
    private readonly IReadOnlyList<ImageView> _views = augmentation.ViewsFor(model.Height, model.Width);
    private Batch? _view;

    /// <summary>Gives one row of logits for each image, those whose probabilities are the mean over its views.</summary>
    /// <returns>float32 logits (N, outputs), which the caller disposes. <see cref="ImageModel.Probabilities"/> of them are the mean probabilities.</returns>
    public Tensor Forward(Batch batch)
    {
        if (_views.Count == 1)
        {
            return _runner.Forward(batch);
        }

        using var scope = NewDisposeScope();
        var sum = Answer(batch);
        var view = Room(batch);
        foreach (var other in _views.Skip(1))
        {
            batch.CopyView(other, view);
            sum = sum + Answer(view);
        }

        return Logits(sum / _views.Count).MoveToOuterDisposeScope();
    }

    /// <summary>Gives the logits of every view to a function, view after view: what <see cref="Forward"/> makes one row of.</summary>
    /// <param name="batch">The images.</param>
    /// <param name="use">Takes the number of the view and its float32 logits (N, outputs), which live until it returns.</param>
    public void ForEachView(Batch batch, Action<int, Tensor> use)
    {
        for (var i = 0; i < _views.Count; i++)
        {
            using var scope = NewDisposeScope();
            var view = batch;
            if (i > 0)
            {
                view = Room(batch);
                batch.CopyView(_views[i], view);
            }

            use(i, _runner.Forward(view));
        }
    }

    public void Dispose()
    {
        _runner.Dispose();
        _view?.Dispose();
    }

    // What is averaged. A view's memory is written anew when its answer is computed.
    private Tensor Answer(Batch batch)
    {
        var logits = _runner.Forward(batch);
        return augmentation.Mean == ViewMean.Logits ? logits : model.Probabilities(logits);
    }

    private Tensor Logits(Tensor mean)
    {
        if (augmentation.Mean == ViewMean.Logits)
        {
            return mean;
        }

        // A probability that is too small for float32 counts as the smallest.
        var logarithms = mean.clamp_min(1e-37f).log();
        var logits = model.Outputs == 1 ? logarithms.narrow(1, 1, 1).sub(logarithms.narrow(1, 0, 1)) : logarithms;
        return logits.mul(model.Calibration.Temperature);
    }

    private Batch Room(Batch batch)
    {
        if (_view?.Count != batch.Count)
        {
            _view?.Dispose();
            _view = batch.Alike();
        }

        return _view;
    }
}
