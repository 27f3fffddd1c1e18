using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ham10000.Dataset;

namespace Ham10000.Training;

public sealed partial record Recipe
{
    /// <summary>Leaves out what the recipe has no use for: the records of <see cref="Cleaning"/>, and those without a class of <see cref="Target"/>.</summary>
    /// <param name="data">An opened dataset. Whether it was cleaned before makes no difference.</param>
    /// <returns>A dataset with the recipe's target. Its <see cref="HamDataset.Report"/> counts and names what was left out; it shares its image stores with
    /// <paramref name="data"/>, which may be disposed once for both.</returns>
    /// <exception cref="ArgumentException">A cleaning option is out of range.</exception>
    public HamDataset Select(HamDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return (Cleaning is null ? data : data.Clean(Cleaning)).WithTarget(Target);
    }

    /// <summary>Makes the split that the recipe trains on: selects the records, divides them, and balances the training part where asked for.</summary>
    /// <param name="data">An opened dataset.</param>
    /// <param name="cancellationToken">Stops the writing of balanced images; nothing stays.</param>
    /// <returns>The split. What was left out is in the report of <see cref="Select"/> and, for parts that the publishers made, in <see cref="DataSplit.LeftOut"/>.</returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="InvalidOperationException">No record is left.</exception>
    /// <exception cref="IOException">The folder of the balanced images holds something else, or cannot be written.</exception>
    public DataSplit Prepare(HamDataset data, CancellationToken cancellationToken = default) => Divide(Select(data), cancellationToken);

    /// <summary>The split with its training part balanced, where the recipe asks for it, in a folder that depends on its images.</summary>
    internal DataSplit Balanced(DataSplit split, CancellationToken cancellationToken) =>
        Balance is null ? split : split.BalanceTraining(CachedBalance(split.Train, Balance), Balance, cancellationToken);

    private DataSplit Divide(HamDataset selected, CancellationToken cancellationToken)
    {
        var split = selected.Split(Split);
        return Balance is null ? split : split.BalanceTraining(BalanceFolder ?? CachedBalance(split.Train, Balance), Balance, cancellationToken);
    }

    // Equal images and options find the folder that an earlier run wrote; whether it is that, BalanceTraining checks.
    private static string CachedBalance(ImageSet set, BalanceOptions options)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{options with { Threads = null, Progress = null }}\n{set.Labels}\n");
        for (var i = 0; i < set.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{set.Records[i].ImagePath}\t{set.LabelOf(i)}\n");
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        return Path.Combine(CacheFolder.For("balanced"), hash[..16]);
    }
}
