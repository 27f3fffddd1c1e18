using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ham10000.Dataset;

/// <summary>Turns grey levels into network inputs: level · scale + bias, per channel.</summary>
internal sealed class PixelScaler
{
    private const int Lanes16 = 16;
    private readonly float[] _scale = new float[3 * Lanes16], _bias = new float[3 * Lanes16];

    internal PixelScaler(Standardization fitted)
    {
        Scaling = PixelScaling.Of(fitted.Mean!.Value, fitted.Deviation!.Value);
        var (mean, deviation) = (fitted.Mean!.Value, fitted.Deviation!.Value);
        double[] means = [mean.Red, mean.Green, mean.Blue], deviations = [deviation.Red, deviation.Green, deviation.Blue];
        for (int i = 0; i < _scale.Length; i++)
        {
            _scale[i] = (float)(1 / deviations[i % 3]);
            _bias[i] = (float)(-means[i % 3] / deviations[i % 3]);
        }

        Scale = Vector128.LoadUnsafe(ref _scale[0]);
        Bias = Vector128.LoadUnsafe(ref _bias[0]);
    }

    /// <summary>Leaves grey levels as they are.</summary>
    internal static PixelScaler Identity { get; } = new(Standardization.Fixed(ChannelValues.All(0), ChannelValues.All(1)));

    /// <summary>The same for levels that are floats.</summary>
    internal PixelScaling Scaling { get; }

    /// <summary>1 / deviation of red, green, blue (and red).</summary>
    internal Vector128<float> Scale { get; }

    /// <summary>-mean / deviation of red, green, blue (and red).</summary>
    internal Vector128<float> Bias { get; }

    /// <summary>Scales interleaved RGB pixels.</summary>
    internal void Apply(ReadOnlySpan<byte> pixels, Span<float> target)
    {
        ref byte source = ref MemoryMarshal.GetReference(pixels);
        ref float result = ref MemoryMarshal.GetReference(target[..pixels.Length]);
        int i = 0;
        for (; i <= pixels.Length - 3 * Lanes16; i += 3 * Lanes16)
        {
            for (int part = 0; part < 3 * Lanes16; part += Lanes16)
            {
                var levels = Vector512.ConvertToSingle(Lanes.Widen(Vector128.LoadUnsafe(ref source, (nuint)(i + part))));
                Vector512.MultiplyAddEstimate(levels, Vector512.LoadUnsafe(ref _scale[part]), Vector512.LoadUnsafe(ref _bias[part])).StoreUnsafe(ref result, (nuint)(i + part));
            }
        }

        for (; i < pixels.Length; i++)
        {
            target[i] = float.MultiplyAddEstimate(pixels[i], _scale[i % 3], _bias[i % 3]);
        }
    }
}
