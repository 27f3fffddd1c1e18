using System.Globalization;

namespace Ham10000.TrainingBench;

/// <summary>What Linux says of this process's memory.</summary>
internal static class ProcessMemory
{
    /// <summary>A field of /proc/self/status in MiB: VmRSS is resident now, VmHWM the most so far.</summary>
    public static long Read(string field)
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith(field + ":", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
