using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters that share settings. Each optimiser has its own kind.</summary>
public abstract class ParamGroup : optim.ILearningRateController
{
    private protected ParamGroup(IEnumerable<Parameter> parameters, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        OptimizerChecks.NotNegative(learningRate, "lr");
        Parameters = [.. parameters];
        States = new ParameterState?[Parameters.Length];
        LearningRate = learningRate;
        InitialLearningRate = learningRate;
    }

    internal Parameter[] Parameters { get; }

    internal ParameterState?[] States { get; }

    internal double LearningRate { get; set; }

    internal double InitialLearningRate { get; set; }

    double optim.ILearningRateController.LearningRate
    {
        get => LearningRate;
        set => LearningRate = value;
    }

    double optim.ILearningRateController.InitialLearningRate
    {
        get => InitialLearningRate;
        set => InitialLearningRate = value;
    }

    /// <summary>The settings other than the learning rate as numbers, for saving.</summary>
    internal abstract double[] Settings { get; set; }

    /// <summary>Which tensors of state each parameter has; false keeps a place empty.</summary>
    internal abstract bool[] StateTensors { get; }
}
