using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Where a tensor lies: the processor, or a graphics processor with its number.</summary>
    public class Device
    {
        /// <summary>A device from PyTorch's description of it, such as "cpu", "cuda" or "cuda:1".</summary>
        /// <param name="description">Type and optional index.</param>
        /// <exception cref="ArgumentException">There is no such type of device.</exception>
        public Device(string description)
        {
            var parts = description.Split(':');
            type = Parse(parts[0], description);
            index = parts.Length < 2 ? -1
                : int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && parts.Length == 2 ? number
                : throw Unknown(description);
        }

        /// <summary>A device of a type given by name.</summary>
        /// <param name="deviceType">"cpu", "cuda", "mps" or "meta".</param>
        /// <param name="index">Its number; -1: the current one.</param>
        public Device(string deviceType, int index = -1)
            : this(Parse(deviceType, deviceType), index)
        {
        }

        /// <summary>A device of a type.</summary>
        /// <param name="deviceType">The type.</param>
        /// <param name="index">Its number; -1: the current one.</param>
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        /// <summary>A CUDA device.</summary>
        /// <param name="index">Its number.</param>
        public Device(int index)
            : this(DeviceType.CUDA, index)
        {
        }

        /// <summary>The type of the device.</summary>
        public DeviceType type { get; }

        /// <summary>The number of the device, or -1 for the current one.</summary>
        public int index { get; }

        /// <summary>A device from its description.</summary>
        /// <param name="description">Type and optional index.</param>
        public static implicit operator Device(string description) => new(description);

        /// <inheritdoc />
        public override string ToString() => index < 0 ? Name : $"{Name}:{index}";

        private string Name => type.ToString().ToLowerInvariant();

        private static DeviceType Parse(string name, string description) => name switch
        {
            "cpu" => DeviceType.CPU,
            "cuda" => DeviceType.CUDA,
            "mps" => DeviceType.MPS,
            "meta" => DeviceType.META,
            _ => throw Unknown(description),
        };

        private static ArgumentException Unknown(string description) =>
            new($"'{description}' is no device. Expected cpu, cuda, mps or meta, and an index after a colon where there are several.", nameof(description));
    }
}
