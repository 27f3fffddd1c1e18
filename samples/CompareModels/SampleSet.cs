using Ham10000.Dataset;

namespace CompareModels;

/// <summary>The images that are used where the user names none: drawn once, then found again.</summary>
internal static class SampleSet
{
    /// <summary>What reports say of the images.</summary>
    public const string Description = "700 images drawn by a program: no photographs, no patients, no lesions. Scores on them say nothing about skin.";

    private const int Images = 700;

    public static string Find(string folder)
    {
        var finished = Path.Combine(folder, "complete");
        if (!File.Exists(finished))
        {
            Console.WriteLine($"Drawing {Images} sample images in {folder} ...");
            HamSample.Create(folder, Images, seed: 1, new HamSampleOptions { Balanced = true, Height = 225, Width = 300 });
            File.WriteAllText(finished, "");
        }

        Console.WriteLine($"Data: {Images} sample images, drawn by a program. They look like dermoscopy and say nothing about skin.");
        return folder;
    }
}
