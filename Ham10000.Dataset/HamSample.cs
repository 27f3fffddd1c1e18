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
        var plan = SamplePlan.Draw(images, seed, options);
        AtomicFolder.Write(target, temporary => SampleWriter.Write(temporary, plan, seed, options, cancellationToken));
        return new HamSampleInfo(target, images, plan.Lesions, plan.ClassCounts);
    }
}
