namespace Ham10000.Training.Internals;

/// <summary>Writes the events that TensorBoard reads: its protocol buffers in TensorFlow's record framing.</summary>
/// <remarks>Field numbers are those of tensorflow/core/util/event.proto and tensorflow/core/framework/summary.proto.</remarks>
internal sealed class EventFile : IDisposable
{
    private const int TypeString = 7;
    private const int SessionStart = 1;

    private readonly TimeProvider _time;
    private readonly MemoryStream _pending = new();
    private readonly ProtoWriter _event = new();
    private readonly ProtoWriter _summary = new();
    private readonly ProtoWriter _value = new();
    private readonly Func<string, Stream> _make;
    private Stream? _stream;

    /// <summary>Begins a file, which <see cref="Flush"/> makes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="time">The clock of the events.</param>
    /// <param name="make">Makes it, in tests. Null for a new file on the disk.</param>
    internal EventFile(string path, TimeProvider time, Func<string, Stream>? make = null)
    {
        (FilePath, _time, _make) = (path, time, make ?? OnDisk);
        Write(Event(0).Text(3, "brain.Event:2"));
    }

    internal string FilePath { get; }

    /// <summary>Bytes of events that are not on the disk.</summary>
    internal long PendingBytes => _pending.Length;

    /// <summary>Gives up events that are not on the disk.</summary>
    internal void Drop() => _pending.SetLength(0);

    /// <summary>Says that what other files have from this step on is void.</summary>
    internal void Restart(long step) => Write(Event(step).Message(7, _summary.Clear().Integer(1, SessionStart)));

    internal void Scalar(string tag, double value, long step) => Value(step, _value.Clear().Text(1, tag).Float(2, (float)value));

    /// <summary>Text, which TensorBoard shows as Markdown.</summary>
    internal void Text(string tag, string text, long step)
    {
        var shape = new ProtoWriter().Message(2, new ProtoWriter().Integer(1, 1));
        var tensor = new ProtoWriter().Integer(1, TypeString).Message(2, shape).Text(8, text);
        var plugin = new ProtoWriter().Message(1, new ProtoWriter().Text(1, "text"));
        Value(step, _value.Clear().Text(1, tag + "/text_summary").Message(8, tensor).Message(9, plugin));
    }

    internal void Histogram(string tag, WeightHistogram histogram, long step)
    {
        var proto = new ProtoWriter()
            .Double(1, histogram.Minimum).Double(2, histogram.Maximum).Double(3, histogram.Count).Double(4, histogram.Sum).Double(5, histogram.SumOfSquares)
            .Packed(6, histogram.Limits).Packed(7, histogram.Counts);
        Value(step, _value.Clear().Text(1, tag).Message(5, proto));
    }

    /// <summary>Brings whole events to the disk, or none: behind a half one TensorBoard would read nothing more.</summary>
    internal void Flush()
    {
        if (_pending.Length > 0)
        {
            _stream ??= _make(FilePath);
            FileEnd.Append(_stream, _pending.GetBuffer().AsSpan(0, (int)_pending.Length));
            _pending.SetLength(0);
        }
    }

    public void Dispose() => _stream?.Dispose();

    private static FileStream OnDisk(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    private void Value(long step, ProtoWriter value) => Write(Event(step).Message(5, _summary.Clear().Message(1, value)));

    private ProtoWriter Event(long step) => _event.Clear().Double(1, _time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0).Integer(2, step);

    private void Write(ProtoWriter message) => TfRecord.Write(_pending, message.Written);
}
