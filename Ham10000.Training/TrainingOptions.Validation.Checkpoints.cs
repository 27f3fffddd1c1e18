using Ham10000.Training.Internals;

namespace Ham10000.Training;

public sealed partial record TrainingOptions
{
    private IEnumerable<string> CheckpointProblems()
    {
        if (Checkpoints is not { } checkpoints)
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(checkpoints.Folder))
        {
            yield return $"Checkpoints.Folder is '{checkpoints.Folder}'. Expected the name of a folder.";
        }
        else if (!checkpoints.Resume && CheckpointFolder.Files(checkpoints.Folder) is { Count: > 0 } files)
        {
            yield return $"Checkpoints.Folder is '{checkpoints.Folder}', which holds checkpoints of an earlier fit, such as '{Path.GetFileName(files[0])}'. "
                + "Set Checkpoints.Resume to go on with that fit, or choose another folder.";
        }

        if (checkpoints.EveryEpochs < 1)
        {
            yield return $"Checkpoints.EveryEpochs is {checkpoints.EveryEpochs}. Expected at least 1, or null for none.";
        }

        if (checkpoints.EverySteps < 1)
        {
            yield return $"Checkpoints.EverySteps is {checkpoints.EverySteps}. Expected at least 1, or null for none.";
        }

        if (checkpoints.Keep < 1)
        {
            yield return $"Checkpoints.Keep is {checkpoints.Keep}. Expected at least 1.";
        }
    }
}
