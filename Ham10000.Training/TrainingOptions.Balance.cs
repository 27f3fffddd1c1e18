using Ham10000.Dataset;

namespace Ham10000.Training;

public sealed partial record TrainingOptions
{
    /// <summary>Says where rare classes are made up for twice.</summary>
    internal IEnumerable<string> BalanceWarnings(ImageSet training) =>
        Sampling != Sampling.EveryImage && training.ClassCounts.Where(count => count > 0).Distinct().Count() > 1
            ? Phases.Select(phase => phase.Loss).Prepend(Loss).OfType<Loss>().Where(loss => loss.LogitAdjustment != 0).Distinct()
                .Select(loss => $"The loss is {loss.Name}, which makes up for rare classes by their share of the training set, and Sampling is {Sampling}, which draws them in other shares: "
                    + "together they make up for them twice. Use Sampling.EveryImage with this loss, or another loss with this sampling.")
            : [];
}
