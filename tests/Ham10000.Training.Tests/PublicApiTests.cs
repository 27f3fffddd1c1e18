namespace Ham10000.Training.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_IsWhatTheListingSays() =>
        PublicApi.Differences(typeof(Trainer).Assembly, "Ham10000.Training.Tests").Should().BeEmpty(
            "a change of the public API must be meant: if it is, copy artifacts/public-api/Ham10000.Training.Tests/PublicApi.txt over tests/Ham10000.Training.Tests/PublicApi.txt");
}
