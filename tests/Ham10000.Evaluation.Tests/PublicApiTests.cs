namespace Ham10000.Evaluation.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_IsWhatTheListingSays() =>
        PublicApi.Differences(typeof(Evaluator).Assembly, "Ham10000.Evaluation.Tests").Should().BeEmpty(
            "a change of the public API must be meant: if it is, copy artifacts/public-api/Ham10000.Evaluation.Tests/PublicApi.txt over tests/Ham10000.Evaluation.Tests/PublicApi.txt");
}
