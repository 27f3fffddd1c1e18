using TorchSharp;

namespace Ham10000.LibTorch.Tests.Api;

/// <summary>Everything that Ham10000.LibTorch shows is TorchSharp's, so that code written against it compiles against either.</summary>
/// <remarks>torchsharp-0.107.used.txt holds those signatures of TorchSharp 0.107 that the binding has. After adding a member, run
/// <c>tests/Ham10000.LibTorch.Tests/Api/update</c>, which copies its line from the whole listing in ../shared.</remarks>
public sealed class TorchSharpApiTests
{
    private static readonly string UsedPath = Path.Combine(
        RepositoryFolder.Root, "tests", "Ham10000.LibTorch.Tests", "Api", "torchsharp-0.107.used.txt");

    private static string ListingPath => Path.Combine(SharedData.TorchSharp, "torchsharp-0.107.api.txt");

    [Fact]
    public void Binding_Members_AreTorchSharps()
    {
        var known = File.ReadLines(UsedPath).Select(PublicApi.WithoutInheritance).ToHashSet();
        PublicApi.Members(typeof(torch).Assembly).Where(line => !known.Contains(PublicApi.WithoutInheritance(line)))
            .Should().BeEmpty("each must be TorchSharp's; if it is, run tests/Ham10000.LibTorch.Tests/Api/update");
    }

    [Fact]
    public void UsedSignatures_EachOne_IsStillUsed()
    {
        var members = PublicApi.Members(typeof(torch).Assembly).Select(PublicApi.WithoutInheritance).ToHashSet();
        File.ReadLines(UsedPath).Where(line => !members.Contains(PublicApi.WithoutInheritance(line)))
            .Should().BeEmpty("the copy holds what is used; run tests/Ham10000.LibTorch.Tests/Api/update");
    }

    [SharedDataFact]
    public void UsedSignatures_EachOne_IsInTheListing()
    {
        var listing = File.ReadLines(ListingPath).ToHashSet();
        if (Environment.GetEnvironmentVariable("UPDATE_TORCHSHARP_API") == "1")
        {
            var members = PublicApi.Members(typeof(torch).Assembly).Select(PublicApi.WithoutInheritance).ToHashSet();
            File.WriteAllLines(UsedPath, listing.Where(line => members.Contains(PublicApi.WithoutInheritance(line))).Order(StringComparer.Ordinal));
        }

        File.ReadLines(UsedPath).Where(line => !listing.Contains(line)).Should().BeEmpty("the copy is taken from the listing");
    }
}
