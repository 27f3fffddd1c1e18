using System.Runtime.InteropServices;

namespace TorchSharp;

// device.cpp and random.cpp: devices, precision switches, generators.
internal static partial class Native
{
    [LibraryImport(Library)]
    public static partial int ht_cuda_device_count(out int count);

    [LibraryImport(Library)]
    public static partial int ht_cuda_has_cudnn(out int result);

    [LibraryImport(Library)]
    public static partial int ht_cuda_synchronize(int index);

    [LibraryImport(Library)]
    public static partial int ht_cuda_manual_seed(ulong seed, int all);

    [LibraryImport(Library)]
    public static partial int ht_get_cudnn_allow_tf32(out int value);

    [LibraryImport(Library)]
    public static partial int ht_set_cudnn_allow_tf32(int value);

    [LibraryImport(Library)]
    public static partial int ht_get_cuda_matmul_allow_tf32(out int value);

    [LibraryImport(Library)]
    public static partial int ht_set_cuda_matmul_allow_tf32(int value);

    [LibraryImport(Library)]
    public static partial int ht_get_deterministic_algorithms(out int enabled, out int warnOnly);

    [LibraryImport(Library)]
    public static partial int ht_set_deterministic_algorithms(int enabled, int warnOnly);

    [LibraryImport(Library)]
    public static partial int ht_manual_seed(ulong seed);

    [LibraryImport(Library)]
    public static partial int ht_generator_default(int deviceType, int deviceIndex, out IntPtr generator);

    [LibraryImport(Library)]
    public static partial int ht_generator_new(ulong seed, out IntPtr generator);

    [LibraryImport(Library)]
    public static partial void ht_generator_free(IntPtr generator);

    [LibraryImport(Library)]
    public static partial int ht_generator_set_seed(torch.Generator generator, ulong seed);

    [LibraryImport(Library)]
    public static partial int ht_generator_seed(torch.Generator generator, out ulong seed);

    [LibraryImport(Library)]
    public static partial int ht_generator_current_seed(torch.Generator generator, out ulong seed);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_generator_get_state(torch.Generator generator);

    [LibraryImport(Library)]
    public static partial int ht_generator_set_state(torch.Generator generator, torch.Tensor state);
}
