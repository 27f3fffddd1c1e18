namespace Ham10000.Training.Tests;

/// <summary>Tells at once, on the reporting thread, which <see cref="Progress{T}"/> does not.</summary>
internal sealed class Reports<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
