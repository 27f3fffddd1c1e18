namespace Ham10000.Models;

/// <summary>Where a backbone's weights come from when a model is built.</summary>
/// <remarks>Files of weights are safetensors files named <c>&lt;name&gt;.imagenet.safetensors</c>, where the name is torchvision's
/// or timm's for the architecture: <c>mobilenetv1_100</c>, <c>resnet50</c>, <c>densenet121</c>; <see cref="PublishedWeights"/> has it.</remarks>
public abstract record PretrainedWeights
{
    private protected PretrainedWeights()
    {
    }

    /// <summary>The environment variable that names a folder with files of weights.</summary>
    public const string FolderVariable = "HAM10000_WEIGHTS";

    /// <summary>ImageNet weights from a local file: in the folder that <c>HAM10000_WEIGHTS</c> names, else in <c>weights</c> in the
    /// cache folder. Where neither has the file, building the model throws <see cref="PretrainedWeightsNotFoundException"/>.</summary>
    public static PretrainedWeights ImageNet { get; } = new ImageNetWeights(Environment.GetEnvironmentVariable);

    /// <summary>No weights: the backbone starts at random and is trained whole.</summary>
    public static PretrainedWeights Random { get; } = new RandomWeights();

    /// <summary>The weights in one file, whatever its name.</summary>
    /// <param name="path">A safetensors file with the backbone's state-dict keys.</param>
    /// <returns>The source. The file is opened when the model is built.</returns>
    public static PretrainedWeights FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new FileWeights(path);
    }

    /// <summary>The weights in a folder that has them under the backbone's file name.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The source. The file is opened when the model is built.</returns>
    public static PretrainedWeights FromFolder(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new FolderWeights(folder);
    }

    /// <summary>Weights that are downloaded into the cache folder when the model is built, unless they are already there.</summary>
    /// <param name="address">An absolute http or https address of a safetensors file with the backbone's state-dict keys.</param>
    /// <param name="sha256">The file's SHA-256 as 64 hexadecimal digits. A file with another hash is discarded.</param>
    /// <param name="progress">Is told the bytes received so far, on the thread that builds the model.</param>
    /// <param name="cancellationToken">Ends the download with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException">The address is not absolute http or https, or sha256 is not a SHA-256.</exception>
    public static PretrainedWeights FromUrl(Uri address, string sha256, IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(sha256);
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException($"'{address}' is not an absolute http or https address. For a local file use PretrainedWeights.FromFile.", nameof(address));
        }

        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigit))
        {
            throw new ArgumentException($"{Text.Quote(sha256)} is not a SHA-256; expected 64 hexadecimal digits, as sha256sum prints them.", nameof(sha256));
        }

        return new UrlWeights(address, Convert.ToHexStringLower(Convert.FromHexString(sha256)), progress, cancellationToken);
    }

    /// <summary>Finds the file of weights for a backbone, downloading it if that was asked for.</summary>
    /// <param name="weightsName">torchvision's or timm's name of the architecture.</param>
    internal abstract ResolvedWeights Resolve(string weightsName);

    /// <summary>The file name under which a folder holds the ImageNet weights of an architecture.</summary>
    internal static string FileName(string weightsName) => $"{weightsName}.imagenet.safetensors";
}
