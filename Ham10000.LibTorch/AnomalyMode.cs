namespace TorchSharp;

/// <summary>Watches the passes of gradients until disposed: a failing operation is named, not-a-numbers are errors.</summary>
public sealed class AnomalyMode : IDisposable
{
    private readonly int _enabledBefore;
    private readonly int _checkBefore;

    internal AnomalyMode(bool enabled, bool checkNan)
    {
        Native.Check(Native.ht_anomaly_mode(out _enabledBefore, out _checkBefore));
        Native.Check(Native.ht_set_anomaly_mode(enabled ? 1 : 0, checkNan ? 1 : 0));
    }

    void IDisposable.Dispose() => Native.Check(Native.ht_set_anomaly_mode(_enabledBefore, _checkBefore));
}
