using System.Security.Cryptography;

namespace Ham10000.Models.Tests;

public sealed class PretrainedWeightsTests : IDisposable
{
    private static readonly string HowToGoOn = string.Join(Environment.NewLine,
        "To go on, do one of these:",
        "  - put a safetensors file with the keys of resnet50 as resnet50.imagenet.safetensors into a folder, and set HAM10000_WEIGHTS to that folder;",
        "  - pass PretrainedWeights.FromFile(path), FromFolder(folder) or FromUrl(address, sha256);",
        "  - pass PretrainedWeights.Random to start without them: the whole network is then trained, and needs far more images.");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Resolve_ImageNetInBothPlaces_TakesTheNamedFolderFirst()
    {
        var named = Touch(_folder["named", "resnet50.imagenet.safetensors"]);
        var cached = Touch(_folder["cache", "weights", "resnet50.imagenet.safetensors"]);

        ImageNet(("HAM10000_WEIGHTS", _folder["named"])).Resolve("resnet50").Path.Should().Be(named);
        ImageNet(("HAM10000_WEIGHTS", _folder["elsewhere"])).Resolve("resnet50").Path.Should().Be(cached);
        ImageNet().Resolve("resnet50").Path.Should().Be(cached);
    }

    [Fact]
    public void Resolve_ImageNetNowhere_SaysWhatWhereAndHowToGoOn()
    {
        Touch(_folder["named", "densenet121.imagenet.safetensors"]);
        var resolve = () => ImageNet(("HAM10000_WEIGHTS", _folder["named"])).Resolve("resnet50");

        var exception = resolve.Should().Throw<PretrainedWeightsNotFoundException>().Which;
        exception.Message.Should().Be(string.Join(Environment.NewLine,
            "No pretrained weights for resnet50: the file resnet50.imagenet.safetensors was looked for, in this order, as",
            $"  {_folder["named", "resnet50.imagenet.safetensors"]}",
            $"  {_folder["cache", "weights", "resnet50.imagenet.safetensors"]}",
            HowToGoOn));
        exception.WeightsName.Should().Be("resnet50");
        exception.Searched.Should().Equal(_folder["named", "resnet50.imagenet.safetensors"], _folder["cache", "weights", "resnet50.imagenet.safetensors"]);
    }

    [Fact]
    public void Resolve_VariableNotSet_SaysSo()
    {
        var resolve = () => ImageNet().Resolve("resnet50");
        resolve.Should().Throw<PretrainedWeightsNotFoundException>().WithMessage(string.Join(Environment.NewLine,
            "No pretrained weights for resnet50: the file resnet50.imagenet.safetensors was looked for, in this order, as",
            "  HAM10000_WEIGHTS, which is not set",
            $"  {_folder["cache", "weights", "resnet50.imagenet.safetensors"]}",
            HowToGoOn));
    }

    [Fact]
    public void Resolve_FileAndFolder_FindTheirFile()
    {
        var file = Touch(_folder["resnet50.imagenet.safetensors"]);
        PretrainedWeights.FromFolder(_folder.FullName).Resolve("resnet50").Path.Should().Be(file);
        PretrainedWeights.FromFile(file).Resolve("anything").Path.Should().Be(file);
    }

    [Fact]
    public void Resolve_FileThatIsAbsent_NamesIt()
    {
        var resolve = () => PretrainedWeights.FromFile(_folder["mine.safetensors"]).Resolve("resnet50");
        resolve.Should().Throw<PretrainedWeightsNotFoundException>().WithMessage(string.Join(Environment.NewLine,
            "No pretrained weights for resnet50: the file mine.safetensors was looked for, in this order, as",
            $"  {_folder["mine.safetensors"]}",
            HowToGoOn));
    }

    [Fact]
    public void Resolve_Random_IsNoFile()
    {
        PretrainedWeights.Random.Resolve("resnet50").IsRandom.Should().BeTrue();
        PretrainedWeights.Random.ToString().Should().Be("Random");
        PretrainedWeights.ImageNet.ToString().Should().Be("ImageNet");
    }

    [Fact]
    public void FromUrl_NotWebOrNotAHash_IsAnArgumentError()
    {
        var hash = new string('0', 64);
        var relative = () => PretrainedWeights.FromUrl(new Uri("a/b", UriKind.Relative), hash);
        var local = () => PretrainedWeights.FromUrl(new Uri("file:///a/b"), hash);
        var unhashed = () => PretrainedWeights.FromUrl(new Uri("https://example.org/a"), "latest");

        relative.Should().Throw<ArgumentException>().WithMessage("'a/b' is not an absolute http or https address. For a local file use PretrainedWeights.FromFile. (Parameter 'address')");
        local.Should().Throw<ArgumentException>().WithMessage("'file:///a/b' is not an absolute http or https address. For a local file use PretrainedWeights.FromFile. (Parameter 'address')");
        unhashed.Should().Throw<ArgumentException>().WithMessage("'latest' is not a SHA-256; expected 64 hexadecimal digits, as sha256sum prints them. (Parameter 'sha256')");
    }

    [Fact]
    public void Resolve_Url_DownloadsOnceIntoTheCacheAndReportsProgress()
    {
        var content = RandomNumberGenerator.GetBytes(300_000);
        using var server = new LoopbackServer("200 OK", content);
        var progress = new List<DownloadProgress>();
        var weights = Url(server, content, new Recorder(progress));

        var path = weights.Resolve("resnet50").Path!;

        path.Should().Be(_folder[$"resnet50.{Hash(content)[..16]}.safetensors"]);
        File.ReadAllBytes(path).Should().Equal(content);
        progress[^1].Should().Be(new DownloadProgress(300_000, 300_000));
        progress.Select(p => p.BytesReceived).Should().BeInAscendingOrder();
        weights.Resolve("resnet50").Path.Should().Be(path);
        server.Requests.Should().Be(1);
        Directory.GetFileSystemEntries(_folder.FullName).Should().Equal(path);
    }

    [Fact]
    public void Resolve_UrlWhoseCachedFileIsDamaged_DownloadsItAgain()
    {
        byte[] content = [1, 2, 3];
        using var server = new LoopbackServer("200 OK", content);
        var weights = Url(server, content);
        File.WriteAllBytes(weights.Resolve("resnet50").Path!, [1, 2]);

        File.ReadAllBytes(weights.Resolve("resnet50").Path!).Should().Equal(content);
        server.Requests.Should().Be(2);
    }

    [Fact]
    public void Resolve_UrlWithAnotherHash_DiscardsTheFile()
    {
        using var server = new LoopbackServer("200 OK", [1, 2, 3]);
        var resolve = () => Url(server, [9]).Resolve("resnet50");
        resolve.Should().Throw<ModelFormatException>().WithMessage($"{server.Address}: the downloaded file has SHA-256 {Hash([1, 2, 3])}; expected {Hash([9])}. "
            + "It was discarded. Check the address and the hash.");
        Directory.GetFileSystemEntries(_folder.FullName).Should().BeEmpty();
    }

    [Fact]
    public void Resolve_UrlWhoseConnectionIsCut_LeavesNothing()
    {
        using var server = new LoopbackServer("200 OK", new byte[50_000]) { BytesSent = 20_000 };
        var resolve = () => Url(server, new byte[50_000]).Resolve("resnet50");
        var exception = resolve.Should().Throw<PretrainedWeightsNotFoundException>().Which;
        exception.Message.Should().Be($"The pretrained weights for resnet50 could not be downloaded from {server.Address}: {exception.InnerException!.Message.TrimEnd('.')}."
            + Environment.NewLine + HowToGoOn);
        Directory.GetFileSystemEntries(_folder.FullName).Should().BeEmpty();
    }

    [Fact]
    public void Resolve_UrlThatIsGone_SaysTheStatus()
    {
        using var server = new LoopbackServer("404 Not Found", []);
        var resolve = () => Url(server, []).Resolve("resnet50");
        resolve.Should().Throw<PretrainedWeightsNotFoundException>().WithMessage($"The pretrained weights for resnet50 could not be downloaded from {server.Address}: "
            + "Response status code does not indicate success: 404 (Not Found)." + Environment.NewLine + HowToGoOn);
    }

    [Fact]
    public void Resolve_UrlNobodyListensAt_IsNotFound()
    {
        Uri address;
        using (var server = new LoopbackServer("200 OK", []))
        {
            address = server.Address;
        }

        var resolve = () => new UrlWeights(address, Hash([]), null, CancellationToken.None) { Folder = _folder.FullName }.Resolve("resnet50");
        resolve.Should().Throw<PretrainedWeightsNotFoundException>().Which.Searched.Should().Equal(address.ToString());
    }

    [Fact]
    public void Resolve_UrlCancelledMidway_LeavesNothing()
    {
        using var cancellation = new CancellationTokenSource();
        using var server = new LoopbackServer("200 OK", new byte[400_000]) { BytesSent = 200_000, HoldOpen = true };
        var weights = new UrlWeights(server.Address, Hash([]), new Cancelling(cancellation), cancellation.Token) { Folder = _folder.FullName };
        var resolve = () => weights.Resolve("resnet50");
        resolve.Should().Throw<OperationCanceledException>();
        Directory.GetFileSystemEntries(_folder.FullName).Should().BeEmpty();
    }

    [Fact]
    public void Resolve_UrlWithSecrets_DoesNotShowThem()
    {
        Download.Display(new Uri("https://user:password@example.org/weights/a.safetensors?token=secret")).Should().Be("https://example.org/weights/a.safetensors");
    }

    private ImageNetWeights ImageNet(params (string Name, string Value)[] variables)
        => new(name => name == "HAM10000_CACHE" ? _folder["cache"] : variables.Where(v => v.Name == name).Select(v => v.Value).FirstOrDefault());

    private UrlWeights Url(LoopbackServer server, byte[] expected, IProgress<DownloadProgress>? progress = null)
        => new(server.Address, Hash(expected), progress, CancellationToken.None) { Folder = _folder.FullName };

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static string Touch(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, []);
        return path;
    }

    private sealed class Recorder(List<DownloadProgress> reports) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => reports.Add(value);
    }

    private sealed class Cancelling(CancellationTokenSource source) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => source.Cancel();
    }
}
