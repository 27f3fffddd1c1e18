namespace Ham10000.Training;

/// <summary>The line on which <see cref="OneCycle"/> goes from one rate to the next.</summary>
public enum AnnealStrategy
{
    /// <summary>Half a cosine: slow at both ends.</summary>
    Cosine,

    /// <summary>A straight line.</summary>
    Linear,
}
