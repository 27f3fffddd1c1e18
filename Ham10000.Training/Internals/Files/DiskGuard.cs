namespace Ham10000.Training.Internals;

/// <summary>Lets a fit go on where a callback's file cannot be written: a warning in its log and history, once until it can be written again.</summary>
/// <param name="callback">The name of the callback's type.</param>
/// <param name="consequence">What becomes of what was to be written, as a sentence.</param>
internal sealed class DiskGuard(string callback, string consequence)
{
    /// <summary>Whether the last attempt failed.</summary>
    internal bool Fails { get; private set; }

    /// <summary>Before a fit.</summary>
    internal void Reset() => Fails = false;

    /// <summary>Runs what writes to the disk.</summary>
    /// <param name="path">The file, for the warning.</param>
    /// <param name="context">The fit.</param>
    /// <param name="write">Leaves the file as it was where it fails.</param>
    /// <returns>Whether it could be written.</returns>
    internal bool Try(string path, TrainingContext context, Action write)
    {
        try
        {
            write();
            Fails = false;
            return true;
        }
        catch (Exception e) when (CheckpointFailure.IsOfTheDisk(e))
        {
            if (!Fails)
            {
                context.Warn($"{callback} could not write '{path}' in epoch {context.Epoch}, step {context.Step}: {CheckpointFailure.Reason(e)}. "
                    + $"Free some space, or make its folder writable. The fit goes on. {consequence}");
            }

            Fails = true;
            return false;
        }
    }
}
