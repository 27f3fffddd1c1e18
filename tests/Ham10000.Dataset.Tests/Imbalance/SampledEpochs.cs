namespace Ham10000.Dataset.Tests;

/// <summary>The epochs that a sampling draws of a set with so many images of each class; the images lie class by class.</summary>
internal sealed class SampledEpochs(Sampling sampling, int[] counts, int seed)
{
    private readonly ClassMembers _members = new([.. counts.SelectMany((n, label) => Enumerable.Repeat((long)label, n))], counts.Length);

    internal int[] Draw(int epoch)
    {
        var sampler = sampling.Start(_members, new LoaderOptions { Seed = seed, Shuffle = true });
        var images = new int[sampler.Count];
        sampler.Draw(epoch, images);
        return images;
    }

    internal int[] Counts(int epoch)
    {
        var result = new int[counts.Length];
        foreach (int image in Draw(epoch))
        {
            result[_members.Labels[image]]++;
        }

        return result;
    }
}
