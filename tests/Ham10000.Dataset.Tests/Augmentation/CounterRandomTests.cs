namespace Ham10000.Dataset.Tests;

public class CounterRandomTests
{
    [Fact]
    public void Block_ReferenceVectors_AreReproduced()
    {
        // The known-answer tests that come with the authors' Random123 library.
        CounterRandom.Block(0, 0, 0, 0, 0, 0).Should().Be((0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u));
        CounterRandom.Block(~0u, ~0u, ~0u, ~0u, ~0u, ~0u).Should().Be((0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu));
        CounterRandom.Block(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0).Should().Be((0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u));
    }

    [Fact]
    public void NextInt32_AnyBound_StaysBelowIt_AndReachesAll()
    {
        var random = new CounterRandom(3, RandomPurpose.Shuffle);
        int[] counts = new int[7];
        for (int i = 0; i < 7000; i++)
        {
            counts[random.NextInt32(7)]++;
        }

        counts.Should().OnlyContain(c => c > 850 && c < 1150);
    }

    [Fact]
    public void Shuffle_Items_KeepsThemAll()
    {
        int[] items = [.. Enumerable.Range(0, 100)];

        new CounterRandom(1, RandomPurpose.Shuffle).Shuffle<int>(items);

        items.Should().NotBeInAscendingOrder().And.BeEquivalentTo(Enumerable.Range(0, 100));
    }
}
