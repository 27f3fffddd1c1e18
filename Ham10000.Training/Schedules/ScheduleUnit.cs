namespace Ham10000.Training;

/// <summary>How often a schedule changes the learning rate.</summary>
public enum ScheduleUnit
{
    /// <summary>After every step of the optimiser.</summary>
    Step,

    /// <summary>At the start of every epoch.</summary>
    Epoch,
}
