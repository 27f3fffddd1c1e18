namespace Ham10000.Dataset;

/// <summary>Draws a dataset of dermoscopy-like pictures in HAM10000's layout, for trying things out and for tests. No picture
/// shows a real lesion, and no figure got with it says anything about real ones.</summary>
/// <remarks>The classes differ by what textbooks describe: colours, symmetry, border, pigment network, dots, vessels, scales,
/// lacunae; skin, light, sharpness, hairs and position vary in all of them, and some lesions look like another class's.</remarks>
public static class HamSample
{
    /// <summary>Writes <c>HAM10000_metadata.csv</c> and the images, in <c>HAM10000_images_part_1</c> and <c>_part_2</c>.</summary>
    /// <param name="folder">A folder that is new or empty.</param>
    /// <param name="images">How many images, from 7 to 1,000,000. Default: 140.</param>
    /// <param name="seed">The seed. Equal arguments give equal pixels and metadata on every machine, and equal files with the same JPEG library.</param>
    /// <param name="options">Size, proportions and more; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the drawing; nothing stays.</param>
    /// <returns>What was made.</returns>
    /// <remarks>The folder appears under its name when it is complete; if anything fails, nothing stays.</remarks>
    /// <exception cref="ArgumentException">An argument or option is out of range.</exception>
    /// <exception cref="IOException">The folder holds something already, or cannot be written.</exception>
    public static HamSampleInfo Create(string folder, int images = 140, int seed = 1, HamSampleOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        options ??= new HamSampleOptions();
        options.Validate(images);
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        ThrowIfTaken(target);
        var parent = Path.GetDirectoryName(target) ?? throw new IOException($"'{target}' is the root of a file system. Expected a folder to create, or an empty one.");
        Directory.CreateDirectory(parent);
        var temporary = Path.Combine(parent, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}.tmp");
        try
        {
            var plan = SamplePlan.Draw(images, seed, options);
            SampleWriter.Write(temporary, plan, seed, options, cancellationToken);
            ThrowIfTaken(target);
            if (Directory.Exists(target))
            {
                Directory.Delete(target);
            }

            Directory.Move(temporary, target);
            return new HamSampleInfo(target, images, plan.Lesions, plan.ClassCounts);
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
    }

    private static void ThrowIfTaken(string folder)
    {
        if (File.Exists(folder))
        {
            throw new IOException($"'{folder}' is a file. Expected a folder that is new or empty.");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal).FirstOrDefault() is { } entry)
        {
            throw new IOException($"The folder '{folder}' is not empty: it holds '{Path.GetFileName(entry)}'. Expected a folder that is new or empty; choose another one, or delete this one first.");
        }
    }
}
