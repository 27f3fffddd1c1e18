using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>What libtorch and its libraries read once when they load. Nothing that the user has set is changed.</summary>
internal static partial class NativeEnvironment
{
    private const int TrimThreshold = -1; // M_TRIM_THRESHOLD
    private const int MmapThreshold = -3; // M_MMAP_THRESHOLD
    private const int OneGiB = 1 << 30;

    /// <summary>Sets the environment of the process, as native code sees it. To be called before libtorch loads.</summary>
    public static void Prepare()
    {
        // Batches are freed and asked for again every step. Below these thresholds glibc keeps the memory, above them
        // every tensor costs a system call and its page faults.
        Tune("MALLOC_MMAP_THRESHOLD_", MmapThreshold, OneGiB);
        Tune("MALLOC_TRIM_THRESHOLD_", TrimThreshold, OneGiB);

        // Every new shape adds to these caches; their defaults (1024) let a run over many shapes grow by gigabytes.
        _ = setenv("LRU_CACHE_CAPACITY", "256", 0);
        _ = setenv("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "256", 0);

        // A thread of libgomp that waits for the others spins for milliseconds by default. Where anything else wants the processor, that takes
        // the time of the very thread it waits for, and training slows many times over. A short spin can cost a little on an idle machine:
        // bench/Ham10000.TrainingBench shows what a value gives, since one that the user has set stays.
        if (Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") is null)
        {
            _ = setenv("GOMP_SPINCOUNT", "2000", 0);
        }
    }

    /// <summary>libtorch's own default can be one thread: take every processor that the process may use.</summary>
    public static unsafe void SetThreads(IntPtr shim)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OMP_NUM_THREADS")))
        {
            _ = ((delegate* unmanaged<int, int>)NativeLibrary.GetExport(shim, nameof(Native.ht_set_num_threads)))(
                Environment.ProcessorCount);
        }
    }

    private static void Tune(string variable, int parameter, int value)
    {
        if (Environment.GetEnvironmentVariable(variable) is null)
        {
            _ = mallopt(parameter, value);
        }
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);

    [LibraryImport("libc")]
    private static partial int mallopt(int parameter, int value);
}
