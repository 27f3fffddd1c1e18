using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Ham10000.Dataset;

/// <summary>Reads a text table. Every row that is not blank is handed on once, readable or not.</summary>
internal static class TableReader
{
    /// <summary>The most bytes that a table may have; the ISIC archive's whole metadata is a fifth of it.</summary>
    internal const long LongestTable = 512L << 20;
    private const int LongestField = 10_000;

    /// <summary>Reads all rows.</summary>
    /// <exception cref="DatasetFormatException">The table is empty or too long, is not text in UTF-8, lacks a column, or its
    /// quotes do not close, so that nobody can tell where its rows end.</exception>
    internal static List<T> Read<T>(TableFile file, TableColumns columns, Func<TableRow, T> parse)
    {
        var header = TableSniffer.Sniff(file) ?? throw Empty(file, columns);
        var rows = new List<T>();
        using var text = Open(file);
        Guard(file, () => ReadRows(text, file, header.Delimiter, columns, row => rows.Add(parse(row))));
        return rows.Count > 0 ? rows : throw NoRows(file);
    }

    /// <summary>Opens a table as text in UTF-8.</summary>
    internal static StreamReader Open(TableFile file)
        => new(new BoundedStream(file.Opener(), LongestTable), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);

    /// <summary>Says what is wrong with a table whose bytes are not text.</summary>
    internal static void Guard(TableFile file, Action read)
    {
        try
        {
            read();
        }
        catch (DecoderFallbackException e)
        {
            throw new DatasetFormatException($"{file.Name} is not text in UTF-8. Expected a CSV file; save it as UTF-8.", e) { Path = file.Path };
        }
        catch (BoundExceededException e)
        {
            throw new DatasetFormatException($"{file.Name} has more than {LongestTable >> 20} MiB. Expected a table of at most that; remove what is no metadata from it.", e) { Path = file.Path };
        }
        catch (InvalidDataException e)
        {
            throw new DatasetFormatException($"'{file.Path}' cannot be unpacked: {e.Message} The zip is damaged; fetch it again.", e) { Path = file.Path };
        }
    }

    private static void ReadRows(TextReader text, TableFile file, char delimiter, TableColumns columns, Action<TableRow> add)
    {
        var badQuote = false;
        var line = 1;
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            IgnoreBlankLines = false,
            MaxFieldSize = LongestField,
            BadDataFound = _ => badQuote = true,
        });
        TableHeader? header = null;
        try
        {
            for (; parser.Read(); line = parser.RawRow + 1)
            {
                // The parser looks at quotes when it is asked for the fields.
                var fields = parser.Record!;
                ThrowIfQuotesAreBroken(parser.RawRecord, line, badQuote, file);
                if (string.IsNullOrWhiteSpace(parser.RawRecord))
                {
                    continue;
                }

                if (header is not null)
                {
                    add(new TableRow(file, header, line, fields));
                    continue;
                }

                header = new TableHeader(fields, delimiter);
                header.Require(columns, file, line);
            }
        }
        catch (MaxFieldSizeException e)
        {
            throw BrokenQuotes(file, line, $"a field has more than {LongestField:N0} characters", e);
        }
    }

    private static DatasetFormatException Empty(TableFile file, TableColumns columns)
        => new($"{file.Name} is empty. Expected a header line ({string.Join(',', columns.Required)}) and one line per image.") { Path = file.Path };

    private static DatasetFormatException NoRows(TableFile file)
        => new($"{file.Name} has a header and no row. Expected one line per image; fetch it again.") { Path = file.Path };

    private static void ThrowIfQuotesAreBroken(string record, int line, bool badQuote, TableFile file)
    {
        if (record.AsSpan().TrimEnd("\r\n").ContainsAny('\r', '\n'))
        {
            throw BrokenQuotes(file, line, "a quoted field does not end on its line");
        }

        if (badQuote)
        {
            throw BrokenQuotes(file, line, "a quote stands inside a field");
        }
    }

    private static DatasetFormatException BrokenQuotes(TableFile file, int line, string found, Exception? cause = null)
        => new($"{file.Name} line {line}: {found}. Expected fields without quotes, or quoted whole with inner quotes doubled, each row on one line; correct the line.", cause)
        {
            Path = file.Path,
            Line = line,
        };
}
