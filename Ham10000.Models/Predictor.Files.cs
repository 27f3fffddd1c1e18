using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Ham10000.Dataset;

namespace Ham10000.Models;

public sealed partial class Predictor
{
    /// <summary>Classifies the images of a folder, one after the other as they are asked for.</summary>
    /// <remarks>Files come in the order of their paths, by Unicode's code points. The next files are read while the network runs, and at most two batches of resized images are
    /// held. A file or an inner folder that cannot be read gives a result with an <see cref="FilePrediction.Error"/>; the others go on.</remarks>
    /// <param name="folder">The folder.</param>
    /// <param name="options">Which files, and how many at a time; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the work between two files or batches.</param>
    /// <returns>One result per file.</returns>
    /// <exception cref="ArgumentException">An option is out of range; or, on the way, what is known of a file's patient is none, such as a site that the model does not know.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IAsyncEnumerable<FilePrediction> PredictFolderAsync(string folder, PredictFilesOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options ??= new PredictFilesOptions();
        options.Validate();
        return Directory.Exists(folder) ? Predict(ImageFolder.Files(folder, options), options, cancellationToken)
            : throw new DirectoryNotFoundException($"There is no folder '{folder}'. Expected one with images.");
    }

    /// <summary>Classifies image files, one after the other as they are asked for; see <see cref="PredictFolderAsync"/>.</summary>
    /// <param name="paths">The files, in the order of the results; enumerated on another thread.</param>
    /// <param name="options">How many at a time; null for the defaults. The options about folders play no part.</param>
    /// <param name="cancellationToken">Ends the work between two files or batches.</param>
    /// <returns>One result per file.</returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IAsyncEnumerable<FilePrediction> PredictFilesAsync(IEnumerable<string> paths, PredictFilesOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        options ??= new PredictFilesOptions();
        options.Validate();
        return Predict(paths.Select(static path => new FolderEntry(path)), options, cancellationToken);
    }

    private async IAsyncEnumerable<FilePrediction> Predict(
        IEnumerable<FolderEntry> entries, PredictFilesOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<Task<PreparedFile>>(options.BatchSize);
        var reading = Task.Run(() => ReadAhead(entries, channel.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in Batches(channel.Reader, options.BatchSize, cancellationToken).ConfigureAwait(false))
            {
                foreach (var result in await Task.Run(() => PredictPrepared(batch, options.Patient), cancellationToken).ConfigureAwait(false))
                {
                    yield return result;
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Files are begun in order and finished in any; the channel's bound is how many may be ahead.
    private async Task ReadAhead(IEnumerable<FolderEntry> entries, ChannelWriter<Task<PreparedFile>> writer, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            foreach (var entry in entries)
            {
                await writer.WaitToWriteAsync(cancellationToken).ConfigureAwait(false);
                await writer.WriteAsync(Task.Run(() => Prepare(entry), CancellationToken.None), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            failure = e;
        }

        writer.Complete(failure);
    }

    private static async IAsyncEnumerable<List<PreparedFile>> Batches(
        ChannelReader<Task<PreparedFile>> reader, int batchSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = new List<PreparedFile>();
        await foreach (var file in reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            batch.Add(await file.ConfigureAwait(false));
            if (batch.Count == batchSize)
            {
                yield return batch;
                batch = [];
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    // Resized at once, so that what is held ahead is small whatever the size of the photographs.
    private PreparedFile Prepare(FolderEntry entry)
    {
        try
        {
            return entry.Error is not null ? new PreparedFile(entry.Path, null, entry.Error)
                : new PreparedFile(entry.Path, _preprocessing.ResizeImage(ImageDecoder.Decode(entry.Path)), null);
        }
        catch (Exception e) when (e is DatasetFormatException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new PreparedFile(entry.Path, null, e);
        }
    }

    private IEnumerable<FilePrediction> PredictPrepared(List<PreparedFile> files, Func<string, PatientFacts?>? patient)
    {
        PreparedFile[] sound = [.. files.Where(file => file.Image is not null)];
        PatientFacts?[] patients = [.. sound.Select(file => FactsOf(file.Path, patient))];
        // Hairs and colours were seen to before the resizing, and an image of the right size stays as it is.
        var predictions = sound.Length == 0 ? [] : PredictBatch([.. sound.Select(file => file.Image!)], patients, _preprocessing with { HairRemoval = null, ColorConstancy = null });
        var next = 0;
        return [.. files.Select(file => file.Error is null ? FilePrediction.Of(file.Path, predictions[next++]) : FilePrediction.Failed(file.Path, file.Error))];
    }

    // Checked file by file, for a batch does not know which of its facts came from where.
    private PatientFacts? FactsOf(string path, Func<string, PatientFacts?>? patient)
    {
        var facts = patient?.Invoke(path);
        try
        {
            if (facts is not null)
            {
                _model.Patient?.RequireKnownTexts(facts);
                _model.Patient?.Encode(facts);
            }

            return facts;
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"{path}: {e.Message}", e);
        }
    }

    private sealed record PreparedFile(string Path, RgbImage? Image, Exception? Error);
}
