namespace Ham10000.Training.Internals;

/// <summary>Carries a callback's exception, with its place, out of the loop; users see a <see cref="TrainingException"/>.</summary>
internal sealed class HookException(string message, Exception cause) : Exception(message, cause);
