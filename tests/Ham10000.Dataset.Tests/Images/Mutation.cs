namespace Ham10000.Dataset.Tests;

/// <summary>Damages files as transfers, disks and malice do; the same damage for the same seed.</summary>
internal static class Mutation
{
    /// <summary>Changes one to four bytes, mostly in the first <paramref name="header"/>; sometimes cuts or repeats a part.</summary>
    internal static byte[] Of(byte[] original, int header, ref CounterRandom random)
    {
        byte[] file = [.. original];
        header = Math.Min(header, file.Length);
        for (int n = 1 + random.NextInt32(4); n > 0; n--)
        {
            int at = random.NextInt32(random.NextInt32(4) == 0 ? file.Length : header);
            file[at] = random.NextInt32(4) == 0 ? (byte)(file[at] ^ (1 << random.NextInt32(8))) : (byte)random.NextUInt32();
        }

        return random.NextInt32(16) switch
        {
            0 => file[..random.NextInt32(file.Length)],
            1 => [.. file[..header], .. file[random.NextInt32(header)..]],
            _ => file,
        };
    }
}
