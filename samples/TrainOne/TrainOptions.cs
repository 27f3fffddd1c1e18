using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;
using Ham10000.Training;

namespace TrainOne;

/// <summary>What the command line asks for.</summary>
internal sealed record TrainOptions
{
    /// <summary>The folder of the images.</summary>
    public required string Data { get; init; }

    public required Recipe Recipe { get; init; }

    /// <summary>Which training images an epoch draws; null for the recipe's own choice.</summary>
    public Sampling? Sampling { get; init; }

    /// <summary>Null for the recipe's own number.</summary>
    public int? Epochs { get; init; }

    /// <summary>What the backbone starts from; null for the recipe's own choice.</summary>
    public PretrainedWeights? Weights { get; init; }

    public required string Out { get; init; }

    /// <summary>Whether to go on with a training that was stopped or killed, from its checkpoints in <see cref="Out"/>.</summary>
    public bool Resume { get; init; }

    /// <summary>The report of another run to compare with; null for none.</summary>
    public Report? Compare { get; init; }
}
