namespace Ham10000.Dataset;

/// <summary>What is wrong with a table: all is counted, and the first problems are named.</summary>
internal sealed class TableProblems(string path)
{
    private const int Named = 10;
    private readonly List<string> _first = [];
    private readonly SortedSet<string> _remedies = new(StringComparer.Ordinal);
    private int _count;
    private int? _line;
    private string? _imageId;

    /// <summary>The file's plain name, control characters escaped.</summary>
    internal string File { get; } = Display.Text(Path.GetFileName(path));

    internal void Add(string detail, int? line = null, string? imageId = null, string? remedy = null)
    {
        if (_count++ == 0)
        {
            (_line, _imageId) = (line, imageId);
        }

        if (_first.Count < Named)
        {
            _first.Add(detail);
        }

        if (remedy is not null)
        {
            _remedies.Add(remedy);
        }
    }

    /// <summary>Throws one error for all problems.</summary>
    internal void ThrowIfAny()
    {
        if (_count == 0)
        {
            return;
        }

        var more = _count > Named ? $"\n  and {_count - Named:N0} more" : "";
        var text = _count == 1 ? _first[0] : $"{_count:N0} problems with {File}:{string.Concat(_first.Select(detail => $"\n  {detail}"))}{more}";
        var message = _remedies.Count == 0 ? text : $"{text}{(_count == 1 ? " " : "\n")}{string.Join(' ', _remedies)}";
        throw new DatasetFormatException(message) { Path = path, Line = _line, ImageId = _imageId };
    }
}
