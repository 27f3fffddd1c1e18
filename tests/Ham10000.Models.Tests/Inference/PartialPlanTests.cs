using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>A plan runs what comes before patient data or a user's module, and gives what the forward pass gives.</summary>
public sealed class PartialPlanTests : TorchTest
{
    [Fact]
    public void Run_OfAModelThatJoinsPatients_EqualsForwardAndHeedsThem()
    {
        using var model = PatientModels.Trained(units: 3);
        using var one = PatientModels.Batch(3);
        using var other = Batch.FromImages(PatientModels.Images(3), PatientModels.Preprocessing, PatientModels.Encoder, [null, null, null]);
        var logits = ShouldRunInPart(model, one);
        ShouldRunInPart(model, other).Should().NotEqual(logits);
    }

    [Fact]
    public void Run_OfAPatientModelOnImagesAlone_SaysWhatIsMissing()
    {
        using var model = PatientModels.Trained(units: 3);
        using var batch = Batch.FromImages(PatientModels.Images(2), PatientModels.Preprocessing);
        using var runner = new InferenceRunner(model);
        runner.Invoking(r => r.Forward(batch)).Should().ThrowExactly<ArgumentException>().WithMessage("Joined joins All of the patient, 20 values per image, and the batch has 0.*");
    }

    [Fact]
    public void Run_OfAModelWithAModule_EqualsForward()
    {
        using var model = ModelBuilder.FromInput(8, 10).Conv2d(5, activation: Activation.Relu).BatchNorm().GlobalAveragePooling()
            .Module("twice", () => new Twice()).Dense(4, Activation.Tanh).Dense(7).Build(seed: 1);
        model.SetTask(LabelSchema.Diagnoses, SmallModels.Preprocessing);
        using var batch = Batch.FromImages(OnnxModels.Images(3, model), SmallModels.Preprocessing);
        ShouldRunInPart(model, batch);
    }

    [Fact]
    public void TryMake_WhereAModuleOrAnEnsembleStandsFirst_GivesNone()
    {
        using var module = ModelBuilder.FromInput(8, 10).Dropout(0.5).Module("twice", () => new Twice()).GlobalAveragePooling().Dense(7).Build(seed: 1);
        InferencePlan.TryMake(module).Should().BeNull();
        using var member = SmallModels.Trained(seed: 1);
        using var ensemble = Ensemble.Of([member, member]);
        InferencePlan.TryMake(ensemble).Should().BeNull();
    }

    private static float[] ShouldRunInPart(ImageModel model, Batch batch)
    {
        model.eval();
        using var nothing = no_grad();
        using var runner = new InferenceRunner(model);
        using var expected = model.Forward(batch);
        using var logits = runner.Forward(batch);
        runner.HasPlan.Should().BeTrue();
        var (found, wanted) = (TestModels.Values(logits), TestModels.Values(expected));
        found.Zip(wanted, (x, y) => Math.Abs(x - y)).Max().Should().BeLessThan(1e-5f * Math.Max(1, wanted.Max(Math.Abs)));
        return found;
    }

    private sealed class Twice() : nn.Module<Tensor, Tensor>("Twice")
    {
        public override Tensor forward(Tensor input) => input.mul(2);
    }
}
