using TorchSharp.Modules;

namespace Ham10000.Training.Internals;

internal sealed partial class FitRun
{
    private void SetMomentum(double momentum)
    {
        switch (_optimizer)
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
