using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests.Documentation;

internal sealed class MelanomaSensitivity : ConfusionMetric
{
    public override string Name => "melanoma sensitivity";

    public override IMetric Fresh() => new MelanomaSensitivity();

    protected override double Score(ConfusionMatrix matrix)
    {
        const int mel = (int)Diagnosis.Mel;
        return matrix.Support(mel) == 0 ? double.NaN : (double)matrix[mel, mel] / matrix.Support(mel);
    }
}
