using System.Globalization;
using System.Text;

namespace Ham10000.Models.Tests;

/// <summary>Damages a safetensors file in one to three places, most of them in its header, where the decisions are. The same seed gives the same file.</summary>
internal sealed class FileMutator
{
    private const int Room = 1024;

    private static readonly string[] Numbers = ["0", "1", "-1", "7", "64", "2147483648", "4294967296", "4611686018427387904", "9223372036854775807", "1e3"];
    private static readonly string[] Tokens = ["}", "{", "\"", ",", ":", "[", "]", "null", "{\"a\":", "[[[[[[[[", "\\ud800", "\"__metadata__\":{}"];

    private readonly byte[] _original;
    private readonly int _headerEnd;
    private readonly int[] _digits;
    private readonly byte[] _bytes;
    private int _length;

    public FileMutator(byte[] original)
    {
        _original = original;
        _headerEnd = 8 + (int)BitConverter.ToInt64(original);
        _digits = [.. Enumerable.Range(8, _headerEnd - 8).Where(i => char.IsAsciiDigit((char)original[i]))];
        _bytes = new byte[original.Length + Room];
    }

    /// <summary>The damaged file of a seed, until the next is asked for.</summary>
    public ReadOnlySpan<byte> Mutate(int seed)
    {
        var random = new System.Random(seed);
        _original.CopyTo(_bytes.AsSpan());
        _length = _original.Length;
        for (var times = random.Next(1, 4); times > 0 && _length > 0; times--)
        {
            Damage(random);
        }

        return _bytes.AsSpan(0, _length);
    }

    /// <summary>Puts the damaged file of a seed in the place of a file.</summary>
    public ReadOnlySpan<byte> Write(string path, int seed)
    {
        var mutated = Mutate(seed);
        using var handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write);
        RandomAccess.Write(handle, mutated, 0);
        RandomAccess.SetLength(handle, mutated.Length);
        return mutated;
    }

    private void Damage(System.Random random)
    {
        var at = random.Next(random.Next(8) == 0 ? _length : Math.Min(_length, _headerEnd));
        switch (random.Next(9))
        {
            case 0:
                _bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                _bytes[at] = (byte)random.Next(32, 127);
                break;
            case 2:
                Replace(at, Math.Min(random.Next(1, 20), _length - at), []);
                break;
            case 3:
                Replace(at, 0, _bytes.AsSpan(at, Math.Min(random.Next(1, 40), _length - at)).ToArray());
                break;
            case 4:
                Replace(at, 0, Encoding.ASCII.GetBytes(Tokens[random.Next(Tokens.Length)]));
                break;
            case 5:
                _bytes[random.Next(Math.Min(8, _length))] = (byte)random.Next(256);
                break;
            case 6:
                _length = random.Next(_length);
                break;
            default:
                ReplaceNumber(random);
                break;
        }
    }

    // Numbers are what bounds are made of. The header's length follows, so that some of the damage is behind a door that opens.
    private void ReplaceNumber(System.Random random)
    {
        var at = _digits[random.Next(_digits.Length)];
        if (at < _length && char.IsAsciiDigit((char)_bytes[at]))
        {
            var number = Encoding.ASCII.GetBytes(random.Next(2) == 0
                ? random.Next(100).ToString(CultureInfo.InvariantCulture) : Numbers[random.Next(Numbers.Length)]);
            Replace(at, 1, number);
            BitConverter.TryWriteBytes(_bytes, BitConverter.ToInt64(_bytes) + number.Length - 1);
        }
    }

    private void Replace(int at, int count, ReadOnlySpan<byte> bytes)
    {
        if (_length - count + bytes.Length <= _bytes.Length)
        {
            _bytes.AsSpan(at + count, _length - at - count).CopyTo(_bytes.AsSpan(at + bytes.Length));
            bytes.CopyTo(_bytes.AsSpan(at));
            _length += bytes.Length - count;
        }
    }
}
