namespace Ham10000.Training.Internals;

/// <summary>What the file of a trained member of an ensemble holds beside its model.</summary>
internal sealed record StoredMember(string Name, int Epochs, string StopReason, double TrainingSeconds);
