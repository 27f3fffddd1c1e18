namespace Ham10000.Dataset;

/// <summary>The first line of a table: its columns, whatever their order and case, and what parts its fields.</summary>
internal sealed class TableHeader
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _twice = new(StringComparer.OrdinalIgnoreCase);

    internal TableHeader(IReadOnlyList<string> names, char delimiter)
    {
        (Names, Delimiter) = (names, delimiter);
        for (var i = 0; i < names.Count; i++)
        {
            if (!_columns.TryAdd(names[i].Trim(), i))
            {
                _twice.Add(names[i].Trim());
            }
        }
    }

    /// <summary>The names as they stand there.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>How many columns there are.</summary>
    internal int Count => Names.Count;

    /// <summary>What parts the fields: a comma, a tab or a semicolon.</summary>
    internal char Delimiter { get; }

    /// <summary>Where a column stands, or -1.</summary>
    internal int IndexOf(string name) => _columns.GetValueOrDefault(name, -1);

    /// <summary>Whether all of these columns are there.</summary>
    internal bool Has(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!_columns.ContainsKey(name))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Makes sure that each needed column is there once, and none of the optional ones twice.</summary>
    /// <exception cref="DatasetFormatException">One is missing or occurs twice.</exception>
    internal void Require(TableColumns columns, TableFile file, int line)
    {
        var missing = columns.Required.Where(name => !Has(name)).ToList();
        var twice = columns.All.Where(_twice.Contains).ToList();
        if (missing.Count + twice.Count > 0)
        {
            var problem = missing.Count > 0 ? $"has no column {Quoted(missing)}" : $"has more than one column {Quoted(twice)}";
            var shown = Display.Text(string.Join(Delimiter, Names));
            throw new DatasetFormatException($"{file.Name} line {line}: the header '{shown}' {problem}. Expected each of these once, in any order: {string.Join(", ", columns.Required)}.")
            {
                Path = file.Path,
                Line = line,
            };
        }
    }

    private static string Quoted(List<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
