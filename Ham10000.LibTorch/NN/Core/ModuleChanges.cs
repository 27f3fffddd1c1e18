namespace TorchSharp;

/// <summary>Counts what any module registers, replaces or removes: parameters, buffers, submodules and hooks. While the count stays, every
/// module has the parts it had.</summary>
internal static class ModuleChanges
{
    private static long _count;

    public static long Count => Interlocked.Read(ref _count);

    public static void Note() => Interlocked.Increment(ref _count);
}
