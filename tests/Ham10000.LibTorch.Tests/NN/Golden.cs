using static TorchSharp.torch;

namespace Ham10000.LibTorch.Tests;

/// <summary>The formula behind the golden inputs, and the comparison with golden results.</summary>
internal static class Golden
{
    public const double Tolerance = 1e-5;

    /// <summary>scale · sin(0.7 i + 1.3 seed + 0.1) at element i.</summary>
    public static Tensor Fill(long[] shape, int seed, double scale = 1)
    {
        var values = new float[shape.Aggregate(1L, (product, size) => product * size)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)(Math.Sin(i * 0.7 + seed * 1.3 + 0.1) * scale);
        }

        return tensor(values, shape);
    }

    /// <summary>The distance of two results relative to the expected one, in the Euclidean norm.</summary>
    public static double Distance(float[] found, float[] expected)
    {
        found.Should().HaveCount(expected.Length);
        double difference = 0, norm = 0;
        for (var i = 0; i < expected.Length; i++)
        {
            difference += Math.Pow(found[i] - (double)expected[i], 2);
            norm += Math.Pow(expected[i], 2);
        }

        return Math.Sqrt(difference) / Math.Max(Math.Sqrt(norm), 1e-6);
    }

    public static float[] Values(Tensor tensor)
    {
        using var plain = tensor.detach().to(ScalarType.Float32).contiguous();
        return plain.data<float>().ToArray();
    }

    /// <summary>Compares every golden result of a case, and wants nothing missing and nothing more.</summary>
    public static void Compare(Dictionary<string, float[]> found, Dictionary<string, float[]> expected)
    {
        found.Keys.Should().BeEquivalentTo(expected.Keys);
        foreach (var (name, values) in expected)
        {
            Distance(found[name], values).Should().BeLessThan(Tolerance, name);
        }
    }

    /// <summary>Goes backward from sum(output · weights) and adds output and input gradients to the results.</summary>
    public static void Backward(Tensor output, Tensor[] inputs, Dictionary<string, float[]> results)
    {
        results["out"] = Values(output);
        using var loss = (output * Fill(output.shape, 50)).sum();
        loss.backward();
        for (var i = 0; i < inputs.Length; i++)
        {
            results[$"grad{i}"] = Values(inputs[i].grad!);
        }
    }
}
