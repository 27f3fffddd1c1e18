using System.Text;

namespace Ham10000.Dataset;

/// <summary>Draws the pictures of a plan in parallel and writes them with their metadata.</summary>
internal static class SampleWriter
{
    internal static void Write(string folder, SamplePlan plan, int seed, HamSampleOptions options, CancellationToken cancellationToken)
    {
        string[] parts = [Path.Combine(folder, "HAM10000_images_part_1"), Path.Combine(folder, "HAM10000_images_part_2")];
        foreach (var part in parts)
        {
            Directory.CreateDirectory(part);
        }

        // As in HAM10000, the first half of the ids lies in the first folder.
        var middle = plan.Images.Select(i => i.ImageId).Order(StringComparer.Ordinal).ElementAt(plan.Images.Count / 2);
        ParallelLoop.Run(plan.Images.Count, options.Threads, i =>
        {
            var image = plan.Images[i];
            var picture = SamplePainter.Paint(image, i, seed, options);
            var part = string.CompareOrdinal(image.ImageId, middle) < 0 ? parts[0] : parts[1];
            File.WriteAllBytes(Path.Combine(part, image.ImageId + ".jpg"), JpegEncoder.Encode(picture, options.JpegQuality));
        }, cancellationToken);
        File.WriteAllText(Path.Combine(folder, TableNames.Ham), Metadata(plan));
    }

    private static string Metadata(SamplePlan plan)
    {
        var text = new StringBuilder("lesion_id,image_id,dx,dx_type,age,sex,localization\n");
        foreach (var image in plan.Images)
        {
            text.Append($"{SamplePlan.LesionId(image.Lesion)},{image.ImageId},{image.Diagnosis.Code},{image.DxType},{image.Age},{image.Sex},{image.Localization}\n");
        }

        return text.ToString();
    }
}
