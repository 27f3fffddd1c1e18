using System.Text;
using static TorchSharp.torch;

namespace Ham10000.Contracts;

/// <summary>Numbers that the Python generators in Golden/ compute to the last bit too: a hash of a key and an index. formula.py is its twin.</summary>
public static class FormulaFill
{
    /// <summary>Doubles in [0, 1) that belong to the key.</summary>
    public static double[] Uniform(string key, long count)
    {
        var start = Start(key);
        var values = new double[count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = At(start, i);
        }

        return values;
    }

    /// <summary>Images in [-2, 2), channels-last in memory as batches are.</summary>
    public static Tensor Images(int count, int height, int width)
    {
        var values = Array.ConvertAll(Uniform("images", (long)count * 3 * height * width), u => (float)((u * 4) - 2));
        using var flat = tensor(values);
        using var maps = flat.view(count, 3, height, width);
        using var rows = maps.permute(0, 2, 3, 1);
        using var packed = rows.contiguous();
        return packed.permute(0, 3, 1, 2);
    }

    /// <summary>Gives every parameter and buffer its formula values; the key is the state-dict key, renamed.</summary>
    public static void Fill(nn.Module module, Func<string, string> rename)
    {
        using var nothing = no_grad();
        foreach (var (key, target) in module.state_dict())
        {
            if (!key.EndsWith("num_batches_tracked", StringComparison.Ordinal))
            {
                using var flat = tensor(Values(rename(key), target.shape));
                using var shaped = flat.view(target.shape);
                target.copy_(shaped);
            }
        }
    }

    private static float[] Values(string key, long[] shape)
    {
        var start = Start(key);
        var values = new float[shape.Aggregate(1L, (product, size) => product * size)];
        if (shape.Length > 1)
        {
            // Nearly all there is: a loop of its own, without a list of doubles.
            var limit = Math.Sqrt(6.0 / (values.LongLength / shape[0]));
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = (float)(((2 * At(start, i)) - 1) * limit);
            }

            return values;
        }

        var isVariance = key.EndsWith("running_var", StringComparison.Ordinal);
        var isCentred = key.EndsWith("running_mean", StringComparison.Ordinal) || key.EndsWith("bias", StringComparison.Ordinal);
        for (var i = 0; i < values.Length; i++)
        {
            var u = At(start, i);
            values[i] = (float)(isVariance ? 0.5 + u : isCentred ? 0.2 * (u - 0.5) : 0.8 + (0.4 * u));
        }

        return values;
    }

    private static uint Start(string key)
    {
        var start = 2166136261u;
        foreach (var part in Encoding.UTF8.GetBytes(key))
        {
            start = (start ^ part) * 16777619u;
        }

        return start;
    }

    private static double At(uint start, int index) => Hash(((uint)index * 0x9E3779B9u) + start) / 4294967296.0;

    private static uint Hash(uint x)
    {
        x ^= x >> 16;
        x *= 0x7FEB352Du;
        x ^= x >> 15;
        x *= 0x846CA68Bu;
        return x ^ (x >> 16);
    }
}
