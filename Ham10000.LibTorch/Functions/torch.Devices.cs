namespace TorchSharp;

public static partial class torch
{
    /// <summary>The processor.</summary>
    public static readonly Device CPU = new(DeviceType.CPU);

    /// <summary>The current CUDA device.</summary>
    public static Device CUDA { get; } = new(DeviceType.CUDA);

    /// <summary>A device from its description, such as "cpu" or "cuda:1".</summary>
    /// <param name="description">Type and optional index.</param>
    public static Device device(string description) => new(description);

    /// <summary>A device of a type given by name.</summary>
    /// <param name="deviceType">"cpu", "cuda", "mps" or "meta".</param>
    /// <param name="index">Its number; -1: the current one.</param>
    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    /// <summary>A device of a type.</summary>
    /// <param name="deviceType">The type.</param>
    /// <param name="index">Its number; -1: the current one.</param>
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    /// <summary>A CUDA device.</summary>
    /// <param name="index">Its number.</param>
    public static Device device(int index) => new(index);

    /// <summary>Whether CUDA can be used.</summary>
    public static bool cuda_is_available() => cuda.is_available();

    /// <summary>Graphics processors of NVIDIA.</summary>
    public static class cuda
    {
        /// <summary>Whether this libtorch knows CUDA and the machine has a device for it.</summary>
        public static bool is_available() => device_count() > 0;

        /// <summary>Whether cuDNN can be used.</summary>
        public static bool is_cudnn_available()
        {
            Native.Check(Native.ht_cuda_has_cudnn(out var result));
            return result != 0;
        }

        /// <summary>The number of CUDA devices.</summary>
        public static int device_count()
        {
            Native.Check(Native.ht_cuda_device_count(out var count));
            return count;
        }

        /// <summary>Seeds the generator of the current device; without CUDA it does nothing.</summary>
        /// <param name="seed">The seed.</param>
        public static void manual_seed(long seed) => Native.Check(Native.ht_cuda_manual_seed((ulong)seed, 0));

        /// <summary>Seeds the generators of all devices; without CUDA it does nothing.</summary>
        /// <param name="seed">The seed.</param>
        public static void manual_seed_all(long seed) => Native.Check(Native.ht_cuda_manual_seed((ulong)seed, 1));

        /// <summary>Waits until a device has done all that was asked of it.</summary>
        /// <param name="device">The device; null: the current one.</param>
        public static void synchronize(Device? device = null) => Native.Check(Native.ht_cuda_synchronize(device?.index ?? -1));
    }

    /// <summary>Switches of the libraries under libtorch.</summary>
    public static class backends
    {
        /// <summary>CUDA's own library.</summary>
        public static class cuda
        {
            /// <summary>Matrix products on CUDA.</summary>
            public static class matmul
            {
                /// <summary>Whether float32 products may use TF32 (10 fraction bits).</summary>
                public static bool allow_tf32
                {
                    get
                    {
                        Native.Check(Native.ht_get_cuda_matmul_allow_tf32(out var value));
                        return value != 0;
                    }
                    set => Native.Check(Native.ht_set_cuda_matmul_allow_tf32(value ? 1 : 0));
                }
            }
        }

        /// <summary>NVIDIA's library of layers.</summary>
        public static class cudnn
        {
            /// <summary>Whether float32 convolutions may use TF32 (10 fraction bits).</summary>
            public static bool allow_tf32
            {
                get
                {
                    Native.Check(Native.ht_get_cudnn_allow_tf32(out var value));
                    return value != 0;
                }
                set => Native.Check(Native.ht_set_cudnn_allow_tf32(value ? 1 : 0));
            }
        }
    }
}
