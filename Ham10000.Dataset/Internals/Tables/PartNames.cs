namespace Ham10000.Dataset;

/// <summary>What people call the three parts of a dataset.</summary>
internal static class PartNames
{
    /// <summary>The folders that are written, in the order of <see cref="OfficialPart"/>.</summary>
    internal static readonly string[] Folders = ["train", "val", "test"];

    /// <summary>Finds the part of a name such as <c>train</c>, <c>Training</c>, <c>val</c> or <c>testing</c>.</summary>
    internal static bool TryParse(string name, out OfficialPart part)
    {
        OfficialPart? found = name.Trim().ToLowerInvariant() switch
        {
            "train" or "training" or "train_dir" => OfficialPart.Training,
            "val" or "valid" or "validation" or "val_dir" => OfficialPart.Validation,
            "test" or "testing" or "test_dir" => OfficialPart.Test,
            _ => null,
        };
        part = found.GetValueOrDefault();
        return found is not null;
    }
}
