using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>The moving average of what training changes in a model, and the exchange of both.</summary>
internal sealed class WeightAverage : IStateful, IDisposable
{
    private const string UpdatesName = "updates";

    private readonly ImageModel _model;
    private readonly MovingAverage _options;
    private readonly SortedDictionary<string, (torch.Tensor Live, torch.Tensor Average)> _pairs = new(StringComparer.Ordinal);

    internal WeightAverage(ImageModel model, MovingAverage options)
    {
        (_model, _options) = (model, options);
        Refresh();
    }

    public string StateName => "average";

    internal long Updates { get; private set; }

    /// <summary>Whether the model holds the average, and this the trained weights.</summary>
    internal bool IsShown { get; private set; }

    /// <summary>Takes in what is trained from now on, at its present values, and leaves out what is not.</summary>
    internal void Refresh()
    {
        Hide();
        using var scope = torch.NewDisposeScope();
        var changing = ChangingTensors.Of(_model).Where(entry => entry.Value.is_floating_point()).ToDictionary();
        foreach (var name in _pairs.Keys.Where(name => !changing.ContainsKey(name)).ToList())
        {
            _pairs.Remove(name, out var pair);
            pair.Average.Dispose();
        }

        foreach (var (name, live) in changing.Where(entry => !_pairs.ContainsKey(entry.Key)))
        {
            _pairs[name] = (live.DetachFromDisposeScope(), live.detach().clone().DetachFromDisposeScope());
        }
    }

    /// <summary>Takes in the weights after a step.</summary>
    internal void Update()
    {
        var kept = (float)_options.DecayAfter(Updates++);
        using var scope = torch.NewDisposeScope();
        using var noGradient = torch.no_grad();
        foreach (var (live, average) in _pairs.Values)
        {
            average.mul_(kept).add_(live, 1 - kept);
        }
    }

    /// <summary>Puts the average into the model; the trained weights are kept.</summary>
    internal void Show()
    {
        if (!IsShown)
        {
            Exchange();
        }
    }

    /// <summary>Puts the trained weights back.</summary>
    internal void Hide()
    {
        if (IsShown)
        {
            Exchange();
        }
    }

    /// <summary>Puts into the model what validation is to judge.</summary>
    internal void ShowForValidation()
    {
        if (_options.Validate)
        {
            Show();
        }
    }

    /// <summary>Puts into the model what it is to hold after the fit.</summary>
    internal void ShowAtEnd()
    {
        if (_options.KeepAtEnd && Updates > 0)
        {
            Show();
        }
        else
        {
            Hide();
        }
    }

    public void SaveState(TrainingState state)
    {
        if (IsShown)
        {
            throw new InvalidOperationException("The model holds the moving average. Put the trained weights back before a checkpoint is written.");
        }

        state.Write(UpdatesName, Updates);
        foreach (var (name, (_, average)) in _pairs)
        {
            state.Write(name, average);
        }
    }

    public void LoadState(TrainingState state)
    {
        Hide();
        Updates = state.ReadInteger(UpdatesName);
        using var scope = torch.NewDisposeScope();
        using var noGradient = torch.no_grad();
        foreach (var (name, (_, average)) in _pairs)
        {
            average.copy_(state.ReadTensor(name)).ReleaseUnless(average);
        }
    }

    public void Dispose()
    {
        foreach (var (_, average) in _pairs.Values)
        {
            average.Dispose();
        }

        _pairs.Clear();
    }

    private void Exchange()
    {
        using var scope = torch.NewDisposeScope();
        using var noGradient = torch.no_grad();
        foreach (var (live, average) in _pairs.Values)
        {
            var kept = live.detach().clone();
            live.copy_(average).ReleaseUnless(live);
            average.copy_(kept).ReleaseUnless(average);
        }

        IsShown = !IsShown;
    }
}
