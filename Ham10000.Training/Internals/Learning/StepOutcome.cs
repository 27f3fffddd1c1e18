namespace Ham10000.Training.Internals;

/// <summary>What became of a step.</summary>
internal enum StepOutcome
{
    /// <summary>The optimiser made it.</summary>
    Done,

    /// <summary>There was nothing to step on: every batch of it was left out.</summary>
    Empty,

    /// <summary>A gradient was not finite.</summary>
    NonFinite,

    /// <summary>A scaled gradient overflowed; the scale is lower now.</summary>
    Overflow,
}
