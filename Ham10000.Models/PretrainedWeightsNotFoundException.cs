namespace Ham10000.Models;

/// <summary>A backbone was to start from pretrained weights and there are none; the message says where they were looked for and how to go on.</summary>
public sealed class PretrainedWeightsNotFoundException : Exception
{
    /// <summary>Creates an exception without details.</summary>
    public PretrainedWeightsNotFoundException()
    {
    }

    /// <summary>Creates an exception without details.</summary>
    /// <param name="message">What was looked for, where, and how to go on.</param>
    public PretrainedWeightsNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception without details.</summary>
    /// <param name="message">What was looked for, where, and how to go on.</param>
    /// <param name="innerException">What brought it to light.</param>
    public PretrainedWeightsNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>torchvision's or timm's name of the architecture, such as <c>resnet50</c>.</summary>
    public string WeightsName { get; private init; } = "";

    /// <summary>The places that were searched, in order: paths or an address.</summary>
    public IReadOnlyList<string> Searched { get; private init; } = [];

    internal static PretrainedWeightsNotFoundException For(string weightsName, string fileName, IReadOnlyList<string> searched)
        => new($"No pretrained weights for {weightsName}: the file {fileName} was looked for, in this order, as{Environment.NewLine}"
            + string.Concat(searched.Select(place => $"  {place}{Environment.NewLine}"))
            + HowToGoOn(weightsName))
        { WeightsName = weightsName, Searched = searched };

    internal static PretrainedWeightsNotFoundException ForDownload(string weightsName, string address, string reason, Exception inner)
        => new($"The pretrained weights for {weightsName} could not be downloaded from {address}: {reason}.{Environment.NewLine}{HowToGoOn(weightsName)}", inner)
        { WeightsName = weightsName, Searched = [address] };

    private static string HowToGoOn(string weightsName) => string.Join(Environment.NewLine,
        "To go on, do one of these:",
        $"  - put a safetensors file with the keys of {weightsName} as {PretrainedWeights.FileName(weightsName)} into a folder, and set {PretrainedWeights.FolderVariable} to that folder;",
        "  - pass PretrainedWeights.FromFile(path), FromFolder(folder) or FromUrl(address, sha256);",
        "  - pass PretrainedWeights.Random to start without them: the whole network is then trained, and needs far more images.");
}
