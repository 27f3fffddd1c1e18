namespace Ham10000.Training.Internals;

/// <summary>The phases of a fit by epoch. A fit without any is one phase.</summary>
internal sealed class PhasePlan
{
    private readonly TrainingOptions _options;

    internal PhasePlan(TrainingOptions options) => _options = options;

    /// <summary>The place of an epoch's phase.</summary>
    /// <param name="epoch">From 1; epochs after the last phase are of the last.</param>
    internal int IndexOf(int epoch)
    {
        var index = 0;
        var last = _options.Phases.Count - 1;
        for (var end = 0; index < last; index++)
        {
            end += _options.Phases[index].Epochs;
            if (epoch <= end)
            {
                break;
            }
        }

        return Math.Max(index, 0);
    }

    /// <summary>How many epochs of its phase are left, this one among them.</summary>
    /// <param name="epoch">From 1.</param>
    internal int EpochsFrom(int epoch) => Enumerable.Range(epoch, Math.Max(_options.Epochs - epoch + 1, 0)).Count(other => IndexOf(other) == IndexOf(epoch));

    /// <summary>The phase at a place; null in a fit without phases.</summary>
    internal TrainingPhase? this[int index] => _options.Phases.Count == 0 ? null : _options.Phases[index];

    /// <summary>The options that are in force in a phase.</summary>
    internal TrainingOptions OptionsOf(int index) => this[index]?.In(_options) ?? _options;

    /// <summary>What an epoch's phase is called; null in a fit without phases.</summary>
    internal string? NameOf(int index) => this[index]?.NameOf(index + 1);
}
