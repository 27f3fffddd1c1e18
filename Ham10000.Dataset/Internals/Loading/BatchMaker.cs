namespace Ham10000.Dataset;

/// <summary>Makes any batch of an epoch. Keeps its buffers; one thread at a time.</summary>
internal sealed class BatchMaker(
    IRowSource source, int[] rows, long[] labels, float[] patients, LoaderOptions options, Standardizer standardizer, BatchPool pool, int epoch, EpochOrder order)
{
    private readonly ImageAugmenter? _augmenter = options.Augmentation.IsNone ? null : new ImageAugmenter(options.Augmentation, standardizer, source.Height, source.Width);
    private readonly int _length = source.Height * source.Width * Batch.Channels;

    internal Batch Make(int step)
    {
        int start = step * options.BatchSize;
        var batch = pool.Rent(Math.Min(options.BatchSize, order.Count - start));
        int position = 0;
        try
        {
            for (; position < batch.Count; position++)
            {
                int index = order[start + position];
                Fill(source.Row(rows[index]), index, order.OccurrenceOf(start + position), batch.PixelBuffer.AsSpan(position * _length, _length));
                batch.Set(position, index, labels[index]);
                patients.AsSpan(index * batch.PatientLength, batch.PatientLength).CopyTo(batch.Patient[(position * batch.PatientLength)..]);
            }

            return batch;
        }
        catch (Exception e)
        {
            batch.Dispose();
            throw Failure(step, rows[order[start + position]], e);
        }
    }

    private void Fill(ReadOnlySpan<byte> pixels, int index, int occurrence, Span<float> target)
    {
        if (_augmenter is null)
        {
            standardizer.Apply(pixels, target);
        }
        else
        {
            _augmenter.Apply(pixels, new DrawKey(options.Seed, epoch, index, occurrence), target);
        }
    }

    private Exception Failure(int step, int row, Exception cause)
    {
        string name = source.NameOf(row);
        string message = $"Epoch {epoch}, step {step}: image '{name}' could not be made part of a batch: {cause.Message}";
        return cause is DatasetFormatException bad
            ? new DatasetFormatException(message, cause) { Path = bad.Path, ImageId = name }
            : new InvalidOperationException(message, cause);
    }
}
