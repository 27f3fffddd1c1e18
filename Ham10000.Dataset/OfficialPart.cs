namespace Ham10000.Dataset;

/// <summary>A part that the publishers of a dataset made, as ISIC 2018 Task 3 has them.</summary>
public enum OfficialPart
{
    /// <summary>For training; HAM10000 itself.</summary>
    Training,

    /// <summary>For choices made while training.</summary>
    Validation,

    /// <summary>For judging a finished model, and nothing else.</summary>
    Test,
}
