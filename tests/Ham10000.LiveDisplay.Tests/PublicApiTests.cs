namespace Ham10000.LiveDisplay.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_IsWhatTheListingSays() =>
        PublicApi.Differences(typeof(LiveProgress).Assembly, "Ham10000.LiveDisplay.Tests").Should().BeEmpty(
            "a change of the public API must be meant: if it is, copy artifacts/public-api/Ham10000.LiveDisplay.Tests/PublicApi.txt over tests/Ham10000.LiveDisplay.Tests/PublicApi.txt");
}
