using System.Diagnostics;

namespace Ham10000.Dataset.Tests;

public class PillowComparisonTests
{
    [PillowFact]
    public void DecodeAndResize_RealImages_GivePillowsPixels()
    {
        using var folder = new TemporaryFolder();
        using (var process = Process.Start(PillowFactAttribute.Python, [Path.Combine(GoldenPicture.Folder, "pillow_originals.py"), SharedData.Originals, folder.FullName]))
        {
            process.WaitForExit();
            process.ExitCode.Should().Be(0);
        }

        string[] files = Directory.GetFiles(SharedData.Originals, "*.jpg");
        files.Should().HaveCount(28);
        foreach (string path in files)
        {
            string name = Path.GetFileName(path);
            var image = ImageDecoder.Decode(path);
            GoldenPicture.LargestDifference(image.Pixels, File.ReadAllBytes(folder[name + ".full"])).Should().Be(0, $"{name} is decoded as Pillow decodes it");
            foreach (var interpolation in Enum.GetValues<Interpolation>())
            {
                var resized = ImageResizer.Resize(image, 100, 125, ResizeMode.Stretch, interpolation);
                GoldenPicture.LargestDifference(resized.Pixels, File.ReadAllBytes(folder[$"{name}.{interpolation}"])).Should().BeLessThanOrEqualTo(1, $"{name} is resized as Pillow resizes it with {interpolation}");
            }
        }
    }
}
