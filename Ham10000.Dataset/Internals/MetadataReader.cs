using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Ham10000.Dataset;

/// <summary>Reads a metadata CSV. Every row that is not blank becomes one <see cref="MetadataRow"/>, readable or not.</summary>
internal static class MetadataReader
{
    private const int LongestField = 10_000;

    /// <summary>Reads all rows.</summary>
    /// <exception cref="DatasetFormatException">The file is empty, is not text in UTF-8, lacks a column, or its quotes do not
    /// close, so that nobody can tell where its rows end.</exception>
    internal static List<MetadataRow> Read(string path)
    {
        using var text = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
        try
        {
            return Read(text, path);
        }
        catch (DecoderFallbackException e)
        {
            throw new DatasetFormatException($"{Path.GetFileName(path)} is not text in UTF-8. Expected a CSV file; save it as UTF-8.", e) { Path = path };
        }
    }

    private static List<MetadataRow> Read(TextReader text, string path)
    {
        var badQuote = false;
        var line = 1;
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            IgnoreBlankLines = false,
            MaxFieldSize = LongestField,
            BadDataFound = _ => badQuote = true,
        });
        MetadataColumns? columns = null;
        var rows = new List<MetadataRow>();
        try
        {
            for (; parser.Read(); line = parser.RawRow + 1)
            {
                // The parser looks at quotes when it is asked for the fields.
                var fields = parser.Record!;
                ThrowIfQuotesAreBroken(parser.RawRecord, line, badQuote, path);
                if (string.IsNullOrWhiteSpace(parser.RawRecord))
                {
                    continue;
                }

                if (columns is null)
                {
                    columns = MetadataColumns.Find(fields, path);
                }
                else
                {
                    rows.Add(RowParser.Parse(fields, columns, line, path));
                }
            }
        }
        catch (MaxFieldSizeException e)
        {
            throw BrokenQuotes(path, line, $"a field has more than {LongestField:N0} characters", e);
        }

        return columns is null
            ? throw new DatasetFormatException($"{Path.GetFileName(path)} is empty. Expected a header line ({string.Join(',', MetadataColumns.Names)}) and one line per image.") { Path = path }
            : rows;
    }

    private static void ThrowIfQuotesAreBroken(string record, int line, bool badQuote, string path)
    {
        if (record.AsSpan().TrimEnd("\r\n").ContainsAny('\r', '\n'))
        {
            throw BrokenQuotes(path, line, "a quoted field does not end on its line");
        }

        if (badQuote)
        {
            throw BrokenQuotes(path, line, "a quote stands inside a field");
        }
    }

    private static DatasetFormatException BrokenQuotes(string path, int line, string found, Exception? cause = null)
        => new($"{Path.GetFileName(path)} line {line}: {found}. Expected fields without quotes, or quoted whole with inner quotes doubled, each row on one line; correct the line.", cause)
        {
            Path = path,
            Line = line,
        };
}
