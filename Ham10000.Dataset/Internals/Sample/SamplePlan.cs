namespace Ham10000.Dataset;

/// <summary>Which lesions and images a sample has, and its metadata; the pictures are drawn from it.</summary>
internal sealed record SamplePlan(IReadOnlyList<SampleImage> Images, int Lesions, IReadOnlyList<int> ClassCounts)
{
    private const int FirstImageNumber = 24306;
    private const int MostImagesPerLesion = 6;

    // HAM10000's images per class, in the order of Diagnosis.
    private static readonly int[] RealCounts = [327, 514, 1099, 115, 1113, 6705, 142];

    internal static SamplePlan Draw(int images, int seed, HamSampleOptions options)
    {
        var random = new CounterRandom(seed, RandomPurpose.SampleSet);
        var counts = ClassSizes(images, options.Balanced);
        var lesions = new List<(Diagnosis Diagnosis, int Images)>();
        for (var d = 0; d < counts.Length; d++)
        {
            for (var left = counts[d]; left > 0;)
            {
                var size = Math.Min(left, LesionSize(ref random, options.ImagesPerLesion));
                lesions.Add(((Diagnosis)d, size));
                left -= size;
            }
        }

        var order = lesions.ToArray();
        random.Shuffle<(Diagnosis, int)>(order);
        var numbers = Enumerable.Range(FirstImageNumber, images).ToArray();
        random.Shuffle<int>(numbers);
        var list = new List<SampleImage>(images);
        for (var lesion = 0; lesion < order.Length; lesion++)
        {
            var patient = SamplePatient.Draw(ref random, order[lesion].Diagnosis);
            for (var i = 0; i < order[lesion].Images; i++)
            {
                list.Add(new SampleImage(lesion, order[lesion].Diagnosis, $"ISIC_{numbers[list.Count]:D7}", patient.DxType, patient.Age, patient.Sex, patient.Localization));
            }
        }

        return new SamplePlan(list, order.Length, Array.AsReadOnly(counts));
    }

    /// <summary>The lesion's id, such as HAM_0000001.</summary>
    internal static string LesionId(int lesion) => $"HAM_{lesion + 1:D7}";

    private static int[] ClassSizes(int images, bool balanced)
    {
        var classes = RealCounts.Length;
        var weights = balanced ? Enumerable.Repeat(1, classes).ToArray() : RealCounts;
        var sum = (long)weights.Sum();
        var sizes = weights.Select(w => (int)Math.Max(1, images * (long)w / sum)).ToArray();
        for (var missing = images - sizes.Sum(); missing != 0; missing -= Math.Sign(missing))
        {
            // To or from the class that is the furthest from its share; the first of several.
            var shortfall = weights.Select((w, d) => (images * (long)w) - (sizes[d] * sum)).ToArray();
            var at = missing > 0 ? Array.IndexOf(shortfall, shortfall.Max()) : Array.IndexOf(sizes, sizes.Max());
            sizes[at] += Math.Sign(missing);
        }

        return sizes;
    }

    private static int LesionSize(ref CounterRandom random, double mean)
    {
        var size = 1;
        var more = 1 - (1 / mean);
        while (size < MostImagesPerLesion && random.NextDouble() < more)
        {
            size++;
        }

        return size;
    }
}
