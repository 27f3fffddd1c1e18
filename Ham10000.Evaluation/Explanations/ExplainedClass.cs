namespace Ham10000.Evaluation;

/// <summary>Which class of an image is explained.</summary>
public sealed record ExplainedClass
{
    private ExplainedClass(string? name, bool isActual) => (Name, IsActual) = (name, isActual);

    /// <summary>The class of the largest probability; of equal ones, the first. Decision rules play no part.</summary>
    public static ExplainedClass Predicted { get; } = new(null, isActual: false);

    /// <summary>The true class, for images of a set.</summary>
    public static ExplainedClass Actual { get; } = new(null, isActual: true);

    /// <summary>The class's name; null for one that differs from image to image.</summary>
    public string? Name { get; }

    /// <summary>Whether it is the true class.</summary>
    public bool IsActual { get; }

    /// <summary>The same class for every image.</summary>
    /// <param name="name">One of the model's classes, such as <c>mel</c>.</param>
    public static ExplainedClass Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(name, isActual: false);
    }

    /// <summary>In words, such as <c>the predicted class</c> or <c>mel</c>.</summary>
    public override string ToString() => Name ?? (IsActual ? "the true class" : "the predicted class");
}
