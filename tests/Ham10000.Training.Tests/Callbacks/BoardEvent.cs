using System.Buffers.Binary;

namespace Ham10000.Training.Tests;

/// <summary>An event of tensorflow/core/util/event.proto with at most one value.</summary>
internal sealed record BoardEvent
{
    public double WallTime { get; private init; }

    public long Step { get; private init; }

    public string FileVersion { get; private init; } = "";

    public int SessionStatus { get; private init; }

    public string Tag { get; private init; } = "";

    public float? Scalar { get; private init; }

    public string Plugin { get; private init; } = "";

    public string Text { get; private init; } = "";

    public double[] HistogramHead { get; private init; } = [];

    public double[] HistogramLimits { get; private init; } = [];

    public double[] HistogramCounts { get; private init; } = [];

    public static BoardEvent Parse(ReadOnlySpan<byte> message)
    {
        var result = new BoardEvent();
        foreach (var (field, value, bytes) in EventReader.Fields(message))
        {
            result = field switch
            {
                1 => result with { WallTime = BitConverter.UInt64BitsToDouble(value) },
                2 => result with { Step = (long)value },
                3 => result with { FileVersion = EventReader.Text(bytes) },
                5 => WithValue(result, EventReader.Fields(bytes).Single().Bytes),
                7 => result with { SessionStatus = (int)EventReader.Fields(bytes).Single(f => f.Field == 1).Value },
                _ => throw new InvalidDataException($"An event has the field {field}."),
            };
        }

        return result;
    }

    private static BoardEvent WithValue(BoardEvent result, byte[] message)
    {
        foreach (var (field, value, bytes) in EventReader.Fields(message))
        {
            result = field switch
            {
                1 => result with { Tag = EventReader.Text(bytes) },
                2 => result with { Scalar = BitConverter.UInt32BitsToSingle((uint)value) },
                5 => WithHistogram(result, bytes),
                8 => result with { Text = TextOf(bytes) },
                9 => result with { Plugin = EventReader.Text(EventReader.Fields(EventReader.Fields(bytes).Single(f => f.Field == 1).Bytes).Single(f => f.Field == 1).Bytes) },
                _ => throw new InvalidDataException($"A value has the field {field}."),
            };
        }

        return result;
    }

    private static BoardEvent WithHistogram(BoardEvent result, byte[] message)
    {
        var fields = EventReader.Fields(message);
        return result with
        {
            HistogramHead = [.. fields.Where(f => f.Field <= 5).OrderBy(f => f.Field).Select(f => BitConverter.UInt64BitsToDouble(f.Value))],
            HistogramLimits = Doubles(fields.Single(f => f.Field == 6).Bytes),
            HistogramCounts = Doubles(fields.Single(f => f.Field == 7).Bytes),
        };
    }

    // A tensor of one string: type 7, shape (1).
    private static string TextOf(byte[] tensor)
    {
        var fields = EventReader.Fields(tensor);
        fields.Single(f => f.Field == 1).Value.Should().Be(7);
        EventReader.Fields(EventReader.Fields(fields.Single(f => f.Field == 2).Bytes).Single(f => f.Field == 2).Bytes).Single(f => f.Field == 1).Value.Should().Be(1);
        return EventReader.Text(fields.Single(f => f.Field == 8).Bytes);
    }

    private static double[] Doubles(byte[] bytes) => [.. Enumerable.Range(0, bytes.Length / 8).Select(i => BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(8 * i)))];
}
