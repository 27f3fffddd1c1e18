using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>What makes maps of a batch with one model in evaluation mode.</summary>
internal interface IMapSource : IDisposable
{
    /// <summary>How they are made.</summary>
    ExplanationMethod Method { get; }

    /// <summary>The layer whose maps are weighed; null where there is none, or several.</summary>
    string? Layer { get; }

    /// <summary>Images that go through the network for each that is explained.</summary>
    int Passes { get; }

    /// <summary>Explains the images of a batch.</summary>
    /// <param name="batch">The images as the network takes them.</param>
    /// <param name="images">What belongs to them.</param>
    /// <param name="report">Is told how many images have gone through the network.</param>
    /// <param name="cancellationToken">Ends the work between two runs of the network.</param>
    IReadOnlyList<RawExplanation> Run(Batch batch, IReadOnlyList<ImageToExplain> images, Action<int> report, CancellationToken cancellationToken);
}
