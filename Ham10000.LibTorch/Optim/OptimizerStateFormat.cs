using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The bytes of an optimiser's state: per group the rates, the settings, and per parameter step and tensors.</summary>
internal static class OptimizerStateFormat
{
    public static void Write(BinaryWriter writer, ParamGroup group)
    {
        writer.Write(group.LearningRate);
        writer.Write(group.InitialLearningRate);
        var settings = group.Settings;
        writer.Write(settings.Length);
        foreach (var setting in settings)
        {
            writer.Write(setting);
        }

        writer.Write(group.Parameters.Length);
        foreach (var state in group.States)
        {
            writer.Write(state is not null);
            if (state is null)
            {
                continue;
            }

            writer.Write(state.Step);
            writer.Write(state.MuProduct);
            writer.Write(state.Tensors.Length);
            foreach (var tensor in state.Tensors)
            {
                Write(writer, tensor);
            }
        }
    }

    public static GroupContent Read(BinaryReader reader, ParamGroup group, int index)
    {
        var content = new GroupContent(reader.ReadDouble(), reader.ReadDouble(), new double[ReadCount(reader, group.Settings.Length, "settings", index)]);
        try
        {
            for (var i = 0; i < content.Settings.Length; i++)
            {
                content.Settings[i] = reader.ReadDouble();
            }

            ReadCount(reader, group.Parameters.Length, "parameters", index);
            foreach (var parameter in group.Parameters)
            {
                content.States.Add(reader.ReadBoolean() ? ReadState(reader, parameter, group, index) : null);
            }
        }
        catch
        {
            content.Dispose();
            throw;
        }

        return content;
    }

    private static int ReadCount(BinaryReader reader, int expected, string what, int group)
    {
        var count = reader.ReadInt32();
        return count == expected
            ? count
            : throw new InvalidDataException($"The state of parameter group {group} has {count} {what}. Expected {expected}.");
    }

    private static ParameterState ReadState(BinaryReader reader, Parameter parameter, ParamGroup group, int index)
    {
        var step = reader.ReadInt64();
        var muProduct = reader.ReadDouble();
        var places = new Tensor?[ReadCount(reader, group.StateTensors.Length, "tensors per parameter", index)];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = ReadTensor(reader, parameter.shape, index);
        }

        var state = new ParameterState(parameter, [.. places.Select(place => place is not null)]) { Step = step, MuProduct = muProduct };
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] is { } saved)
            {
                Native.Check(Native.ht_nn_copy(state.Tensors[i]!, saved));
                saved.Dispose();
            }
        }

        return state;
    }

    private static void Write(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        if (tensor is null)
        {
            return;
        }

        writer.Write((sbyte)tensor.dtype);
        var shape = tensor.shape;
        writer.Write(shape.Length);
        foreach (var size in shape)
        {
            writer.Write(size);
        }

        using var onCpu = tensor.cpu();
        using var dense = onCpu.contiguous();
        writer.Write(dense.bytes);
    }

    private static Tensor? ReadTensor(BinaryReader reader, long[] expected, int group)
    {
        if (!reader.ReadBoolean())
        {
            return null;
        }

        var type = (ScalarType)reader.ReadSByte();
        if (!Enum.IsDefined(type))
        {
            throw new InvalidDataException($"The state of parameter group {group} has a tensor of type {type}, which is none.");
        }

        var rank = reader.ReadInt32();
        if (rank != expected.Length)
        {
            throw new InvalidDataException(
                $"The state of parameter group {group} has a tensor of {rank} dimensions. Expected {expected.Length}.");
        }

        var shape = new long[rank];
        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = reader.ReadInt64();
        }

        if (!shape.AsSpan().SequenceEqual(expected))
        {
            throw new InvalidDataException(
                $"The state of parameter group {group} has a tensor of shape ({string.Join(", ", shape)}). Expected ({string.Join(", ", expected)}).");
        }

        var tensor = empty(shape, type, CPU);
        reader.BaseStream.ReadExactly(tensor.bytes);
        return tensor;
    }

    internal sealed class GroupContent(double learningRate, double initialLearningRate, double[] settings) : IDisposable
    {
        public double[] Settings => settings;

        public List<ParameterState?> States { get; } = [];

        public void ApplyTo(ParamGroup group)
        {
            group.LearningRate = learningRate;
            group.InitialLearningRate = initialLearningRate;
            group.Settings = settings;
            for (var i = 0; i < group.States.Length; i++)
            {
                group.States[i]?.Dispose();
                group.States[i] = States[i];
            }
        }

        public void Dispose() => States.ForEach(state => state?.Dispose());
    }
}
