using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Ham10000.Dataset;

namespace Ham10000.Training.Internals;

/// <summary>What tells one set of images from another, without holding anything of a patient's: counts, and hashes of ids, labels and pixels.</summary>
internal static class SetFingerprint
{
    private const int Bytes = 16;

    /// <summary>The facts about a set, by name.</summary>
    /// <param name="what">What the set is called in messages, such as <c>training set</c>.</param>
    /// <param name="set">The set.</param>
    /// <param name="preprocessing">What its pixels are made with.</param>
    /// <param name="patient">What is known of the patients, if the model takes it.</param>
    internal static IEnumerable<KeyValuePair<string, string>> Of(string what, ImageSet set, Preprocessing preprocessing, PatientEncoder? patient)
    {
        var store = set.OpenStore(preprocessing);
        yield return new($"{what}, images", set.Count.ToString());
        yield return new($"{what}, classes", $"{set.Labels}: {string.Join(", ", set.ClassCounts)}");
        yield return new($"{what}, image ids whatever their order", Hash(set.Records.Select(record => record.ImageId).Order(StringComparer.Ordinal)));
        yield return new($"{what}, image ids in their order", Hash(set.Records.Select(record => record.ImageId)));
        yield return new($"{what}, labels", Hash(Enumerable.Range(0, set.Count).Select(i => (long)set.LabelOf(i))));
        yield return new($"{what}, pixels", Hash(Enumerable.Range(0, set.Count).Select(i => (long)store.ChecksumOf(set.StoreRow(i)))));
        if (patient is not null)
        {
            yield return new($"{what}, patient data", HashOfPatients(set, patient));
        }
    }

    private static string HashOfPatients(ImageSet set, PatientEncoder encoder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        var values = new float[encoder.Length];
        foreach (var record in set.Records)
        {
            encoder.Encode(PatientFacts.Of(record), values);
            foreach (var value in values)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
                hash.AppendData(bytes);
            }
        }

        return Text(hash);
    }

    private static string Hash(IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
        }

        return Text(hash);
    }

    private static string Hash(IEnumerable<long> numbers)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
            hash.AppendData(bytes);
        }

        return Text(hash);
    }

    private static string Text(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, Bytes));
}
