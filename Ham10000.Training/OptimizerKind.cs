namespace Ham10000.Training;

/// <summary>The update rules that <see cref="Optimizer"/> offers.</summary>
public enum OptimizerKind
{
    /// <summary>Stochastic gradient descent, optionally with momentum.</summary>
    Sgd,

    /// <summary>Adam (Kingma and Ba, arXiv:1412.6980); weight decay is added to the gradient.</summary>
    Adam,

    /// <summary>AdamW (Loshchilov and Hutter, arXiv:1711.05101); weight decay acts on the weights directly.</summary>
    AdamW,

    /// <summary>NAdam (Dozat 2016): Adam with Nesterov momentum.</summary>
    NAdam,

    /// <summary>RMSProp (Hinton, lecture 6e): the gradient over a running root mean square.</summary>
    RmsProp,
}
