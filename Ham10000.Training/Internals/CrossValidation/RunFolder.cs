using System.Text;
using System.Text.Json;
using Ham10000.Dataset;

namespace Ham10000.Training.Internals;

/// <summary>The folder of a run of several fits: its settings, and a folder for each of them.</summary>
internal sealed class RunFolder
{
    internal const string SettingsName = "settings.json", ResultName = "result.json", ModelName = "model.safetensors";
    private readonly string _path;

    private RunFolder(string path) => _path = path;

    /// <summary>Makes the folder, or makes sure that it is that of the same run, and runs. A run that is refused before it has kept anything leaves no folder behind, whose settings the
    /// next call would have to agree on.</summary>
    /// <param name="path">The folder; null for none.</param>
    /// <param name="what">What the run is, such as <c>cross-validation</c>.</param>
    /// <param name="settings">What it must agree on.</param>
    /// <param name="run">What keeps its files in the folder.</param>
    /// <exception cref="ArgumentException">The folder is that of a run with other settings.</exception>
    /// <exception cref="FormatException">Its settings cannot be read.</exception>
    internal static T Use<T>(string? path, string what, IReadOnlyDictionary<string, string> settings, Func<RunFolder?, T> run)
    {
        if (path is null)
        {
            return run(null);
        }

        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = Path.Combine(path, SettingsName);
        if (File.Exists(file))
        {
            Compare(path, what, Read(file, RunJsonContext.Default.DictionaryStringString), settings);
            return run(new RunFolder(path));
        }

        var (isThere, before) = (Directory.Exists(path), Files(path));
        Write(file, JsonSerializer.Serialize(new Dictionary<string, string>(settings), RunJsonContext.Default.DictionaryStringString));
        try
        {
            return run(new RunFolder(path));
        }
        catch
        {
            if (Files(path) == before + 1)
            {
                Remove(file, isThere ? null : path);
            }

            throw;
        }
    }

    /// <summary>The folder of one of the fits.</summary>
    internal string Of(string name) => Path.Combine(_path, name);

    /// <summary>Where a fit's checkpoints lie.</summary>
    internal static string CheckpointsOf(string folder, bool isFirstStage) => Path.Combine(folder, isFirstStage ? "checkpoints-first-stage" : "checkpoints");

    /// <summary>Writes the result of a fit, which marks it as finished, then removes its checkpoints.</summary>
    internal static void Finish<T>(string folder, T result, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        Write(Path.Combine(folder, ResultName), JsonSerializer.Serialize(result, type));
        foreach (var checkpoints in new[] { CheckpointsOf(folder, isFirstStage: false), CheckpointsOf(folder, isFirstStage: true) }.Where(Directory.Exists))
        {
            Directory.Delete(checkpoints, recursive: true);
        }
    }

    /// <summary>The result of a finished fit; null for one that is not.</summary>
    internal static T? ResultOf<T>(string folder, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        var file = Path.Combine(folder, ResultName);
        return File.Exists(file) ? Read(file, type) : null;
    }

    private static T Read<T>(string file, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), type) ?? throw new JsonException("It holds null.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"'{file}' is damaged: {e.Message} Delete it to have its part done again.", e);
        }
    }

    private static void Write(string file, string json) => AtomicFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(json + "\n")));

    private static int Files(string path) => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Count() : 0;

    // The reason of the refusal is what the caller needs; a leftover must not hide it.
    private static void Remove(string file, string? folder)
    {
        try
        {
            File.Delete(file);
            if (folder is not null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static void Compare(string path, string what, Dictionary<string, string> there, IReadOnlyDictionary<string, string> here)
    {
        var differences = there.Keys.Union(here.Keys).Where(name => there.GetValueOrDefault(name) != here.GetValueOrDefault(name))
            .Select(name => $"{name}: there {there.GetValueOrDefault(name, "none")}, here {here.GetValueOrDefault(name, "none")}").ToList();
        if (differences.Count > 0)
        {
            throw new ArgumentException($"'{path}' holds a {what} with other settings:\n- {string.Join("\n- ", differences)}\nGo on with those, or choose another folder.");
        }
    }
}
