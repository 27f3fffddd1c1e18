namespace Ham10000.Dataset;

/// <summary>Gives a folder in the cache its name when it is complete, whoever else fills it at the same time.</summary>
internal static class UnpackedFolder
{
    /// <summary>Where another process was faster, its whole folder stays; one that is not whole makes room.</summary>
    internal static void Keep(FolderInWork temporary, string target, Func<bool> isTargetComplete)
    {
        temporary.Release();
        FolderFlush.ToDisk(temporary.Path);
        if (!TryMove(temporary.Path, target) && !isTargetComplete())
        {
            Replace(temporary.Path, target, isTargetComplete);
        }

        FolderFlush.ToDisk(Path.GetDirectoryName(target)!);
    }

    private static void Replace(string folder, string target, Func<bool> isTargetComplete)
    {
        var aside = folder + ".old";
        TryMove(target, aside);
        if (!TryMove(folder, target) && !isTargetComplete())
        {
            throw new IOException($"'{target}' is not complete and cannot be replaced. Delete it.");
        }

        FolderInWork.TryDelete(aside);
    }

    private static bool TryMove(string from, string to)
    {
        try
        {
            Directory.Move(from, to);
            return true;
        }
        catch (IOException)
        {
            // It exists already: whoever asks looks at it next.
            return false;
        }
    }
}
