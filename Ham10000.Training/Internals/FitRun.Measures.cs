using Ham10000.Dataset;
using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>What training says about itself. On a GPU losses and predictions stay where they are until somebody asks, since every reading waits for the device.</summary>
internal sealed partial class FitRun
{
    private readonly StepGroup _group = new();
    private readonly List<LateMeasure> _late = [];
    private readonly bool _measuresLate;
    private (int Step, double Loss)? _nonFinite;

    private void Measure(double loss, int images)
    {
        _meter.Add(loss, images);
        _group.Add(loss, images);
    }

    private void MeasureLater(torch.Tensor loss, torch.Tensor outputs, Batch batch)
    {
        var probabilities = _objective.PredictsClasses ? Probabilities(outputs).DetachFromDisposeScope() : null;
        _late.Add(new LateMeasure(loss.detach().DetachFromDisposeScope(), probabilities, [.. _mixer.Dominant(batch)], batch.Count, _context.Step + 1));
        _context.EpochImages += batch.Count;
    }

    private void EndStep()
    {
        if (_measuresLate)
        {
            return;
        }

        _context.EpochImages = _meter.Images;
        PublishStep();
    }

    private void PublishStep()
    {
        _context.StepLoss = _group.Loss;
        _context.RunningLoss = _meter.Loss;
        _context.RunningAccuracy = _meter.Accuracy;
        _group.Clear();
    }

    /// <summary>Reads what was left on the device, in its order, so that all figures are those that reading at once gives.</summary>
    private void SettleMeasures()
    {
        if (_late.Count == 0)
        {
            return;
        }

        using var scope = torch.NewDisposeScope();
        using var noGradient = torch.no_grad();
        var losses = torch.stack(_late.Select(measure => measure.Loss)).cpu().data<float>().ToArray();

        // What follows a loss that is none comes from weights that are none.
        for (var i = 0; i < losses.Length && _nonFinite is null; i++)
        {
            var endsStep = i + 1 == losses.Length || _late[i + 1].Step != _late[i].Step;
            Settle(_late[i], losses[i], endsStep);
        }

        _late.ForEach(measure => measure.Dispose());
        _late.Clear();
    }

    private void Settle(LateMeasure measure, float loss, bool endsStep)
    {
        _nonFinite = float.IsFinite(loss) ? null : (measure.Step, loss);
        Measure(loss, measure.Images);
        if (_nonFinite is null && measure.Probabilities is { } probabilities)
        {
            _meter.AddPredictions(probabilities.cpu().contiguous(), measure.Labels);
        }

        if (endsStep || _nonFinite is not null)
        {
            PublishStep();
        }
    }

    // Not where it is read, which may be inside a callback.
    private void ThrowIfMeasuredNonFinite()
    {
        if (_nonFinite is var (step, loss))
        {
            throw NonFinite($"the training loss is {loss}", step, loss);
        }
    }
}
