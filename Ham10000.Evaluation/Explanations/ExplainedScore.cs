namespace Ham10000.Evaluation;

/// <summary>What of a class is explained.</summary>
public enum ExplainedScore
{
    /// <summary>Its logit, before the temperature. Of a binary model's one logit, class 0 has the negative.</summary>
    Logit,

    /// <summary>Its probability, at the temperature of the model's calibration. What speaks against the other classes counts too, and where the model is sure, hardly
    /// anything moves it.</summary>
    Probability,
}
