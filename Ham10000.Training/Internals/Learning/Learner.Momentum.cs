using TorchSharp.Modules;

namespace Ham10000.Training.Internals;

internal sealed partial class Learner
{
    internal void SetMomentum(double momentum)
    {
        switch (_steps.Optimizer)
        {
            case SGD sgd:
                sgd.Momentum = momentum;
                break;
            case RMSProp rmsProp:
                rmsProp.Momentum = momentum;
                break;
            case Adam adam:
                adam.Betas = (momentum, adam.Betas.Item2);
                break;
            case AdamW adam:
                adam.Betas = (momentum, adam.Betas.Item2);
                break;
            case NAdam adam:
                adam.Betas = (momentum, adam.Betas.Item2);
                break;
        }
    }
}
