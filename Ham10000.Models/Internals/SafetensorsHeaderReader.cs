using System.Text;
using System.Text.Json;

namespace Ham10000.Models;

/// <summary>Reads the header's JSON token by token, so that nothing but the expected form is ever built in memory.</summary>
internal ref struct SafetensorsHeaderReader
{
    private const int MostDimensions = 16;

    private readonly string _path;
    private Utf8JsonReader _reader;

    public SafetensorsHeaderReader(ReadOnlySpan<byte> json, string path)
    {
        _path = path;
        if (json.IsEmpty || json[0] != (byte)'{')
        {
            throw Bad($"the header begins with {(json.IsEmpty ? "nothing" : $"byte 0x{json[0]:x2}")}; expected '{{'");
        }

        try
        {
            _ = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetCharCount(json);
        }
        catch (DecoderFallbackException e)
        {
            throw Bad($"the header is not UTF-8 at byte {e.Index:N0}", e);
        }

        _reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 8 });
    }

    public (List<SafetensorsEntry> Entries, Dictionary<string, string> Metadata) Read()
    {
        var entries = new List<SafetensorsEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        Next();
        while (Next() == JsonTokenType.PropertyName)
        {
            var name = String("a name");
            if (!names.Add(name))
            {
                throw Bad($"the header has two entries named {Text.Quote(name)}");
            }

            if (name == SafetensorsHeader.MetadataName)
            {
                ReadMetadata(metadata);
            }
            else
            {
                entries.Add(ReadEntry(name));
            }
        }

        // Anything but spaces behind the object is a JSON error.
        Next();
        return (entries, metadata);
    }

    private void ReadMetadata(Dictionary<string, string> metadata)
    {
        if (Next() != JsonTokenType.StartObject)
        {
            throw Bad($"{SafetensorsHeader.MetadataName} is not an object");
        }

        while (Next() == JsonTokenType.PropertyName)
        {
            var key = String("a key");
            if (Next() != JsonTokenType.String)
            {
                throw Bad($"{SafetensorsHeader.MetadataName} has a value that is not a string for key {Text.Quote(key)}");
            }

            if (!metadata.TryAdd(key, String("a value")))
            {
                throw Bad($"{SafetensorsHeader.MetadataName} has two values for key {Text.Quote(key)}");
            }
        }
    }

    private SafetensorsEntry ReadEntry(string name)
    {
        string? type = null;
        long[]? shape = null;
        long[]? offsets = null;
        if (Next() != JsonTokenType.StartObject)
        {
            throw Bad($"tensor {Text.Quote(name)} is not described by an object");
        }

        while (Next() == JsonTokenType.PropertyName)
        {
            if (_reader.ValueIsEscaped)
            {
                // The comparisons below would fail on half of a surrogate pair.
                _ = String("a field");
            }

            // Compared in place: a string for every field would be most of what a header costs.
            var (seen, field) = (false, "dtype");
            if (_reader.ValueTextEquals("dtype"u8))
            {
                seen = type is not null;
                if (Next() != JsonTokenType.String)
                {
                    throw Bad($"tensor {Text.Quote(name)} has a dtype that is not a string");
                }

                type = String("a dtype");
            }
            else if (_reader.ValueTextEquals("shape"u8))
            {
                (seen, field) = (shape is not null, "shape");
                shape = ReadNumbers(name, field, MostDimensions);
            }
            else if (_reader.ValueTextEquals("data_offsets"u8))
            {
                (seen, field) = (offsets is not null, "data_offsets");
                offsets = ReadNumbers(name, field, 2);
            }
            else
            {
                throw Bad($"tensor {Text.Quote(name)} has an unknown field {Text.Quote(String("a field"))}; expected dtype, shape and data_offsets");
            }

            if (seen)
            {
                throw Bad($"tensor {Text.Quote(name)} has two fields named {Text.Quote(field)}");
            }
        }

        if (type is null || shape is null || offsets is not { Length: 2 })
        {
            var missing = type is null ? "no dtype" : shape is null ? "no shape" : offsets is null ? "no data_offsets" : "fewer than two data_offsets";
            throw Bad($"tensor {Text.Quote(name)} has {missing}");
        }

        return SafetensorsTypes.TryParse(type, out var known) ? new SafetensorsEntry(name, known, shape, offsets[0], offsets[1])
            : throw Bad($"tensor {Text.Quote(name)} has dtype {Text.Quote(type)}; this library reads {SafetensorsTypes.Codes}");
    }

    private long[] ReadNumbers(string name, string field, int most)
    {
        if (Next() != JsonTokenType.StartArray)
        {
            throw Bad($"tensor {Text.Quote(name)} has a {field} that is not an array");
        }

        var numbers = new List<long>(4);
        while (Next() != JsonTokenType.EndArray)
        {
            if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetInt64(out var number) || number < 0)
            {
                throw Bad($"tensor {Text.Quote(name)} has {Text.Quote(Token())} in its {field}; expected whole numbers from 0 to 2^63 - 1");
            }

            if (numbers.Count == most)
            {
                throw Bad($"tensor {Text.Quote(name)} has more than {most} numbers in its {field}");
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    private JsonTokenType Next()
    {
        try
        {
            return _reader.Read() ? _reader.TokenType : JsonTokenType.None;
        }
        catch (JsonException e)
        {
            throw Bad($"the header is not valid JSON at byte {_reader.BytesConsumed:N0}", e);
        }
    }

    private string String(string what)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw Bad($"the header has {what} at byte {_reader.TokenStartIndex:N0} with half of a surrogate pair", e);
        }
    }

    private readonly string Token() => _reader.TokenType is JsonTokenType.StartArray ? "[" : _reader.TokenType is JsonTokenType.StartObject ? "{"
        : Encoding.UTF8.GetString(_reader.ValueSpan[..Math.Min(_reader.ValueSpan.Length, 120)]);

    private readonly ModelFormatException Bad(string what, Exception? inner = null) => new(_path, $"{_path}: {what}.", inner);
}
