using TorchSharp;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public class EarlyStoppingWeightsTests
{
    [Fact]
    public void OnFitEnd_LayersThawedAndFrozenSinceTheBestEpoch_AreAsTheyWereThen()
    {
        using var model = SmallSample.Model();
        var parameters = model.TrainableParameters.ToList();
        var context = new TrainingContext(model, ScriptedFit.Options(3)) { ValidationImages = 1 };
        var stopping = new EarlyStopping(Metric.ValidationLoss);
        stopping.OnFitStart(context);

        parameters[0].requires_grad = false;
        Epoch(context, stopping, score: 0.75, () => Fill(1, 1));
        Epoch(context, stopping, score: 0.5, () => Fill(1, 2));
        var best = Weights.Of(model);
        Epoch(context, stopping, score: 0.75, () => Fill(1, 3));
        parameters[0].requires_grad = true;
        parameters[1].requires_grad = false;
        Epoch(context, stopping, score: 0.75, () => Fill(0, 4));
        stopping.OnFitEnd(context);

        stopping.BestEpoch.Should().Be(2);
        Weights.Of(model).Should().Equal(best);

        void Fill(int parameter, double value)
        {
            using var noGradient = torch.no_grad();
            using var scope = torch.NewDisposeScope();
            parameters[parameter].fill_(value);
        }
    }

    private static void Epoch(TrainingContext context, TrainingCallback callback, double score, Action train)
    {
        context.Epoch++;
        callback.OnEpochStart(context);
        train();
        context.Add(ScriptedFit.Record(context.Epoch, score: score));
        callback.OnEpochEnd(context);
    }
}
