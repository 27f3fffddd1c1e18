using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

public sealed class JoinPatientTests : TorchTest
{
    private static ModelBuilder Start => ModelBuilder.FromInput(8, 10).Named("Joined").Conv2d(4, activation: Activation.Relu).GlobalAveragePooling();

    [Fact]
    public void Builder_LaysThePatientBesideTheVector()
    {
        var spec = Start.JoinPatient().Dense(7).Spec;
        spec.PatientColumns.Should().Be(PatientColumns.All);
        Start.JoinPatient().Spec.OutputShape().Should().Be(FeatureShape.Vector(24));
        Start.JoinPatient(6, Activation.Relu).Spec.OutputShape().Should().Be(FeatureShape.Vector(10));
        Start.JoinPatient(columns: PatientColumns.Age | PatientColumns.Sex).Spec.OutputShape().Should().Be(FeatureShape.Vector(9));
        Start.Spec.PatientColumns.Should().Be(PatientColumns.None);
    }

    [Fact]
    public void Spec_GoesToJsonAndBackAndPrints()
    {
        var spec = Start.JoinPatient(6, Activation.Relu, PatientColumns.Age | PatientColumns.Sex).Dense(7).Spec;
        ModelSpec.FromJson(spec.ToJson()).Should().Be(spec);
        spec.ToString().Should().Contain("JoinPatient(6, Relu, Age, Sex)");
        spec.ToJson().Should().Contain("{\"type\":\"joinPatient\",\"units\":6,\"activation\":\"Relu\",\"columns\":\"Age, Sex\"}");
        new JoinPatientSpec().ToString().Should().Be("JoinPatient()");
    }

    [Fact]
    public void Builder_Mistakes_AreReportedWhereTheyAre()
    {
        Message(() => ModelBuilder.FromInput(8, 10).Conv2d(4).JoinPatient()).Should().Be(
            "Layer 2, JoinPatient(), after Conv2d(4, kernel 3): lays patient data beside vectors (N, F), got (N, 4, 8, 10). Put Flatten() or GlobalAveragePooling() before it.");
        Message(() => Start.JoinPatient().Dense(5).JoinPatient(3)).Should().Be(
            "Layer 5, JoinPatient(3), after Dense(5): patient data joins a model once, and this one has it already. Leave one of them out.");
        Message(() => Start.Concatenate(b => b, b => b.Layer(new JoinPatientSpec()))).Should().Be(
            "Layer 3, Concatenate, branch 2, layer 1, JoinPatient(), after GlobalAveragePooling(): patient data joins the model itself, not a branch of a block. Put it before or behind the block.");
        Message(() => Start.JoinPatient(activation: Activation.Relu)).Should().EndWith("Relu has no dense layer to follow. Pass units, or leave the activation out.");
        Message(() => Start.JoinPatient(columns: PatientColumns.None)).Should().EndWith("columns must be one or more of Age, Sex and Localization, got None.");
        Message(() => Start.JoinPatient(-1)).Should().EndWith("units must be between 1 and 1,048,576, got -1.");
    }

    [Fact]
    public void Forward_IsTheLayersOverBothInputs()
    {
        using var scope = NewDisposeScope();
        using var model = PatientModels.Trained(units: 6);
        using var batch = PatientModels.Batch(2);
        model.eval();
        var logits = model.Forward(batch);

        var state = model.state_dict();
        var features = BatchTensors.Images(batch);
        features = nn.functional.conv2d(nn.functional.pad(features, [1, 1, 1, 1]), state["layers.conv2d.weight"], state["layers.conv2d.bias"]).relu().mean([2, 3]);
        var patient = nn.functional.linear(tensor(batch.Patient.ToArray()).view(2, 20), state["layers.join_patient.weight"], state["layers.join_patient.bias"]).relu();
        var expected = nn.functional.linear(cat([features, patient], 1), state["layers.dense.weight"], state["layers.dense.bias"]);

        TestModels.Values(logits).Zip(TestModels.Values(expected), (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-5f);
        TestModels.Values(model.Forward(BatchTensors.Images(batch), BatchTensors.Patient(batch))).Should().Equal(TestModels.Values(logits));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void Backward_ReachesWhatThePatientGoesThrough(int units)
    {
        using var scope = NewDisposeScope();
        using var model = PatientModels.Trained(units);
        using var batch = PatientModels.Batch(3);
        model.Objective.Loss(model.Forward(batch), tensor(new long[] { 0, 3, 6 })).backward();

        model.TrainableParameters.Should().OnlyContain(p => p.grad!.abs().sum().item<float>() > 0);
        var head = model.named_parameters().Single(p => p.name == "layers.dense.weight").parameter.grad!;
        var ofPatient = head.narrow(1, 4, units == 0 ? 20 : units).abs().sum([0]);
        TestModels.Values(ofPatient).Count(value => value > 0).Should().BeGreaterThan(units == 0 ? 2 : 1, "the columns of what is known get gradients");
    }

    [Fact]
    public void Forward_WithoutThePatient_SaysWhereItComesFrom()
    {
        using var scope = NewDisposeScope();
        using var model = PatientModels.Trained();
        using var images = zeros([2, 3, 8, 10]);
        using var bare = Batch.FromImages(PatientModels.Images(2), PatientModels.Preprocessing);
        model.Invoking(m => m.call(images)).Should().ThrowExactly<InvalidOperationException>().WithMessage(
            "Joined joins All of the patient to the image, which images alone do not hold. Call Forward with a batch that has them, or with a second tensor.");
        model.Invoking(m => m.Forward(bare)).Should().ThrowExactly<ArgumentException>().WithMessage(
            "Joined joins All of the patient, 20 values per image, and the batch has 0. Load it with LoaderOptions.Patient, or make it with Batch.FromImages of images and patients, "
            + "by the model's own Patient.");
        model.Invoking(m => m.Forward(images, zeros([2, 19]))).Should().ThrowExactly<ArgumentException>().WithMessage(
            "Expected patient data of type Float32 and shape (2, 20), got Float32 (2, 19). PatientEncoder.Encode makes its rows.");
        using var plain = SmallModels.Trained(1);
        plain.Invoking(m => m.Forward(images, zeros([2, 20]))).Should().ThrowExactly<InvalidOperationException>().WithMessage(
            "Tiny takes images alone. Leave the patient data out, or build the model with JoinPatient.");
        ((Action)(() => BatchTensors.Patient(bare))).Should().ThrowExactly<ArgumentException>().WithMessage(
            "The batch has no patient data. Load it with LoaderOptions.Patient, or make it with Batch.FromImages of images and patients. (Parameter 'batch')");
    }

    [Fact]
    public void Forward_ABatchWithPatientsOnAModelOfImages_LooksAtTheImages()
    {
        using var scope = NewDisposeScope();
        using var model = SmallModels.Trained(1);
        using var with = PatientModels.Batch(2);
        using var without = Batch.FromImages(PatientModels.Images(2), PatientModels.Preprocessing);
        model.eval();
        TestModels.Values(model.Forward(with)).Should().Equal(TestModels.Values(model.Forward(without)));
    }

    [Fact]
    public void SetTask_AnotherEncoder_IsRefused()
    {
        using var model = PatientModels.Builder().Build(1);
        using var plain = SmallModels.Builder.Build(1);
        model.Invoking(m => m.SetTask(LabelSchema.Diagnoses, PatientModels.Preprocessing)).Should().ThrowExactly<ArgumentException>().WithMessage(
            "Joined joins All of the patient, and has no PatientEncoder. Pass one that PatientEncoder.Fit made of the training set with these columns.");
        model.Invoking(m => m.SetTask(LabelSchema.Diagnoses, PatientModels.Preprocessing, new PatientEncoder { Columns = PatientColumns.Sex })).Should().ThrowExactly<ArgumentException>().WithMessage(
            "Joined joins All of the patient, and was given a PatientEncoder for Sex. Pass one that PatientEncoder.Fit made of the training set with these columns.");
        plain.Invoking(m => m.SetTask(LabelSchema.Diagnoses, PatientModels.Preprocessing, PatientModels.Encoder)).Should().ThrowExactly<ArgumentException>().WithMessage(
            "Tiny takes images alone, and was given a PatientEncoder. Leave it out, or build the model with JoinPatient.");
        model.Patient.Should().BeNull();
        model.Labels.Should().BeNull("a task that was refused leaves nothing");
    }

    [Fact]
    public void Summary_ShowsTheLayer()
    {
        using var model = PatientModels.Trained(units: 6);
        model.Summary().Should().MatchRegex(@"join_patient \(JoinPatient\) +\(N, 10\) +126").And.Contain("Total parameters: 315");
    }

    private static string Message(Func<ModelBuilder> build) => ((Action)(() => build())).Should().ThrowExactly<ArgumentException>().Which.Message;
}
