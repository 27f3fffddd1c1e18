namespace Ham10000.Training;

public sealed partial class TrainingContext
{
    private const int RecentEpochs = 5;

    /// <summary>About how long the rest of the fit takes, if nothing stops it: the rest of this epoch at its speed so far, and the later ones at the mean of the latest
    /// five. Null while nothing is known.</summary>
    public TimeSpan? TimeLeft
    {
        get
        {
            var isComplete = LastRecord?.Epoch == Epoch;
            var epochImages = isComplete ? 0 : ImagesPerEpoch - EpochImages;
            var laterEpochs = Options.Epochs - Epoch;
            if (_records.Count == 0)
            {
                return ImagesPerSecond > 0 ? TimeSpan.FromSeconds((epochImages + ((double)laterEpochs * ImagesPerEpoch)) / ImagesPerSecond) : null;
            }

            var speed = ImagesPerSecond > 0 ? ImagesPerSecond : _records[^1].ImagesPerSecond;
            return TimeSpan.FromSeconds((laterEpochs * RecentSeconds()) + (epochImages > 0 && speed > 0 ? epochImages / speed : 0));
        }
    }

    private double RecentSeconds()
    {
        var first = Math.Max(0, _records.Count - RecentEpochs);
        var sum = 0.0;
        for (var i = first; i < _records.Count; i++)
        {
            sum += _records[i].Seconds;
        }

        return sum / (_records.Count - first);
    }
}
