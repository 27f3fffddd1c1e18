namespace Ham10000.Dataset;

public sealed partial record BalanceOptions
{
    internal void Validate()
    {
        Problems().ThrowIfAny("The balance options");
        Augmentation.Validate();
    }

    private IEnumerable<string> Problems()
    {
        foreach (var (name, value) in new[] { (nameof(ImagesPerClass), ImagesPerClass), (nameof(TotalImages), TotalImages) })
        {
            if (value is < 1)
            {
                yield return $"{name} {value} must be at least 1, or null";
            }
        }

        if (ImagesPerClass is not null && TotalImages is not null)
        {
            yield return "ImagesPerClass and TotalImages cannot both be set";
        }

        if (Height is null != Width is null || Height is < 8 or > 4096 || Width is < 8 or > 4096)
        {
            yield return $"Height {Shown(Height)} and Width {Shown(Width)} must both be 8..4096, or both null";
        }

        if (Augmentation is null or { IsNone: true })
        {
            yield return "Augmentation must change something, or copies would be their originals";
        }

        if (!Enum.IsDefined(LargerClasses) || !Enum.IsDefined(Format))
        {
            yield return $"LargerClasses {LargerClasses} and Format {Format} must be values of their enumerations";
        }

        if (JpegQuality is < 95 or > 100)
        {
            yield return $"JpegQuality {JpegQuality} must be 95..100";
        }

        if (Threads is < 1 or > 256)
        {
            yield return $"Threads {Threads} must be 1..256";
        }
    }

    private static string Shown(int? size) => size?.ToString() ?? "null";
}
