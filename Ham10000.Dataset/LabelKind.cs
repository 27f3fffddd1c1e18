namespace Ham10000.Dataset;

/// <summary>How many answers a question about an image has.</summary>
public enum LabelKind
{
    /// <summary>Two classes; the second one is the positive one. A network answers with one logit.</summary>
    Binary,

    /// <summary>Two or more classes, one of which is right. A network answers with one logit per class.</summary>
    Multiclass,
}
