namespace Ham10000.Dataset;

public sealed partial class Batch
{
    /// <summary>Makes a batch of decoded images by the preprocessing that training images go through: the same resizing to
    /// the same bytes, then the same standardisation. Labels are -1.</summary>
    /// <param name="images">The images, of any sizes. At least one.</param>
    /// <param name="fitted">A preprocessing whose standardisation has its values.</param>
    /// <returns>The batch. It belongs to no pool.</returns>
    /// <exception cref="ArgumentException">There are no images.</exception>
    /// <exception cref="InvalidOperationException">The preprocessing is not fitted.</exception>
    public static Batch FromImages(IReadOnlyList<RgbImage> images, Preprocessing fitted) => Of(images, fitted, patientLength: 0);

    /// <summary>Makes a batch of decoded images with what is known of their patients, by the encoder that the training images' patients go through.</summary>
    /// <param name="images">The images, of any sizes. At least one.</param>
    /// <param name="fitted">A preprocessing whose standardisation has its values.</param>
    /// <param name="encoder">A fitted encoder.</param>
    /// <param name="patients">What is known of each image's patient; null for nothing.</param>
    /// <returns>The batch. It belongs to no pool.</returns>
    /// <exception cref="ArgumentException">There are no images, not one patient for each, or a fact is none: an age out of range, or a text
    /// that is no sex or site of HAM10000's.</exception>
    /// <exception cref="InvalidOperationException">The preprocessing is not fitted.</exception>
    public static Batch FromImages(IReadOnlyList<RgbImage> images, Preprocessing fitted, PatientEncoder encoder, IReadOnlyList<PatientFacts?> patients)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(patients);
        encoder.Validate();
        if (images is not null && patients.Count != images.Count)
        {
            throw new ArgumentException($"Expected what is known of one patient per image, got {patients.Count} for {images.Count}. Where nothing is known, pass null.", nameof(patients));
        }

        foreach (var facts in patients)
        {
            encoder.RequireKnownTexts(facts ?? PatientFacts.Unknown);
        }

        var batch = Of(images!, fitted, encoder.Length);
        for (int i = 0; i < batch.Count; i++)
        {
            encoder.Encode(patients[i] ?? PatientFacts.Unknown, batch.Patient.Slice(i * encoder.Length, encoder.Length));
        }

        return batch;
    }

    /// <summary>Makes a batch of one image; see the other overload.</summary>
    /// <param name="image">The image, of any size.</param>
    /// <param name="fitted">A preprocessing whose standardisation has its values.</param>
    public static Batch FromImages(RgbImage image, Preprocessing fitted) => FromImages([image], fitted);

    private static Batch Of(IReadOnlyList<RgbImage> images, Preprocessing fitted, int patientLength)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(fitted);
        if (images.Count == 0)
        {
            throw new ArgumentException("Expected at least one image, got none.", nameof(images));
        }

        fitted.Validate();
        fitted.ThrowIfNotFitted();
        var batch = new Batch(images.Count, fitted.Height, fitted.Width, pool: null, patientLength) { Count = images.Count };
        var (preparer, standardizer) = (new ImagePreparer(fitted), new Standardizer(fitted.Standardization));
        int length = fitted.Height * fitted.Width * Channels;
        for (int i = 0; i < images.Count; i++)
        {
            standardizer.Apply(preparer.Prepare(images[i]).Pixels, batch._pixels.AsSpan(i * length, length));
            batch.Set(i, i, -1);
        }

        return batch;
    }
}
