namespace Ham10000.Training.Internals;

internal sealed partial class TrainingNetwork : IStateful
{
    public string StateName => "network";

    /// <summary>Keeps what was decided, so that a resumed fit does not decide again.</summary>
    public void SaveState(TrainingState state) => state.Write("precision", _isDecided ? Precision.ToString() : null);

    public void LoadState(TrainingState state)
    {
        if (state.ReadText("precision") is { } precision)
        {
            Use(Enum.Parse<NumericPrecision>(precision));
            _isDecided = true;
        }
    }
}
