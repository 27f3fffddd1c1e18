using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Conversions that keep the module's own type.</summary>
/// <remarks>All change the module in place and return it. Types change for floating-point tensors only.</remarks>
public static class ModuleExtensionMethods
{
    /// <summary>Moves a module to the CPU.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">True lets the copy run beside the caller.</param>
    public static T cpu<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.to(DeviceType.CPU, -1, non_blocking);

    /// <summary>Moves a module to a CUDA device.</summary>
    /// <param name="module">The module.</param>
    /// <param name="deviceIndex">Which device; -1 for the current one.</param>
    /// <param name="non_blocking">True lets the copy run beside the caller.</param>
    public static T cuda<T>(this T module, int deviceIndex = -1, bool non_blocking = false)
        where T : nn.Module => module.to(DeviceType.CUDA, deviceIndex, non_blocking);

    /// <summary>Moves a module to a device.</summary>
    /// <param name="module">The module.</param>
    /// <param name="deviceType">Kind of device.</param>
    /// <param name="deviceIndex">Which one; -1 for the current one.</param>
    /// <param name="non_blocking">True lets the copy run beside the caller.</param>
    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false)
        where T : nn.Module
    {
        ArgumentNullException.ThrowIfNull(module);
        return (T)module._to(deviceType, deviceIndex, non_blocking);
    }

    /// <summary>Moves a module to a device.</summary>
    /// <param name="module">The module.</param>
    /// <param name="device">Where to.</param>
    /// <param name="non_blocking">True lets the copy run beside the caller.</param>
    public static T to<T>(this T module, Device device, bool non_blocking = false)
        where T : nn.Module
    {
        ArgumentNullException.ThrowIfNull(device);
        return module.to(device.type, device.index, non_blocking);
    }

    /// <summary>Moves a module to a device.</summary>
    /// <param name="module">The module.</param>
    /// <param name="device">Where to, such as <c>cuda:0</c>.</param>
    /// <param name="non_blocking">True lets the copy run beside the caller.</param>
    public static T to<T>(this T module, string device, bool non_blocking = false)
        where T : nn.Module => module.to(new Device(device), non_blocking);

    /// <summary>Moves a module to a device and converts its floating-point tensors.</summary>
    /// <param name="module">The module.</param>
    /// <param name="device">Where to.</param>
    /// <param name="type">The new type.</param>
    /// <param name="non_blocking">True lets the copy run beside the caller.</param>
    public static T to<T>(this T module, Device device, ScalarType type, bool non_blocking = false)
        where T : nn.Module
    {
        ArgumentNullException.ThrowIfNull(module);
        return (T)module._to(device, type, non_blocking);
    }

    /// <summary>Converts the floating-point tensors of a module.</summary>
    /// <param name="module">The module.</param>
    /// <param name="type">The new type.</param>
    /// <param name="non_blocking">Without effect where only the type changes.</param>
    public static T to<T>(this T module, ScalarType type, bool non_blocking = false)
        where T : nn.Module
    {
        ArgumentNullException.ThrowIfNull(module);
        return (T)module._to(type, non_blocking);
    }

    /// <summary>Converts the floating-point tensors of a module to bfloat16.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Without effect where only the type changes.</param>
    public static T bfloat16<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.to(ScalarType.BFloat16, non_blocking);

    /// <summary>Converts the floating-point tensors of a module to float64.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Without effect where only the type changes.</param>
    public static T @double<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.to(ScalarType.Float64, non_blocking);

    /// <summary>Converts the floating-point tensors of a module to float32.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Without effect where only the type changes.</param>
    public static T @float<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.to(ScalarType.Float32, non_blocking);

    /// <summary>Converts the floating-point tensors of a module to float16.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Without effect where only the type changes.</param>
    public static T half<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.to(ScalarType.Float16, non_blocking);
}
