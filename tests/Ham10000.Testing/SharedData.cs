namespace Ham10000.Testing;

/// <summary>The real images and weights that may lie in <c>../shared</c> beside a checkout. They are never part of it.</summary>
public static class SharedData
{
    /// <summary>The whole of HAM10000 at 200×150 in the Kaggle layout.</summary>
    public static string Ham10000 => Path.Combine(Folder, "data", "HAM10000");

    /// <summary>28 original 600×450 JPEGs.</summary>
    public static string Originals => Path.Combine(Folder, "data", "originals");

    /// <summary>Real ImageNet weights of MobileNet v1 and v2.</summary>
    public static string Weights => Path.Combine(Folder, "data", "weights");

    /// <summary>TorchSharp's API listing and its checker.</summary>
    public static string TorchSharp => Path.Combine(Folder, "torchsharp");

    /// <summary>The folder beside the checkout, whether it exists or not.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(RepositoryFolder.Root, "..", "shared"));
}
