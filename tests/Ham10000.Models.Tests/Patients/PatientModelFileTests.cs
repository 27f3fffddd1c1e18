using System.Runtime.InteropServices;
using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>A model that joins patient data, saved, loaded, exported and used.</summary>
public sealed class PatientModelFileTests : TorchTest, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder["model.safetensors"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SaveAndLoad_KeepsTheEncoder()
    {
        using var scope = NewDisposeScope();
        using var model = PatientModels.Trained(units: 6);
        model.Save(FilePath);
        model.eval();
        using var loaded = ImageModel.Load(FilePath);
        using var batch = PatientModels.Batch(3);
        loaded.Patient.Should().Be(PatientModels.Encoder);
        TestModels.Values(loaded.Forward(batch)).Should().Equal(TestModels.Values(model.Forward(batch)));
        using var file = SafetensorsFile.Open(FilePath);
        file.Metadata["ham10000.patient"].Should().Be("{\"columns\":\"All\",\"ageMeanYears\":52.5,\"ageDeviationYears\":16.25}");
    }

    [Theory]
    [InlineData(null, "Joined joins All of the patient, and has no PatientEncoder.")]
    [InlineData("{\"columns\":\"Sex\",\"ageMeanYears\":0,\"ageDeviationYears\":1}", "was given a PatientEncoder for Sex")]
    [InlineData("{\"columns\":\"All\",\"ageMeanYears\":0,\"ageDeviationYears\":0}", "The patient encoder cannot be used: AgeMeanYears and AgeDeviationYears must be finite, and the deviation above 0.")]
    [InlineData("{\"columns\":\"None\",\"ageMeanYears\":0,\"ageDeviationYears\":1}", "The patient encoder cannot be used: Columns is None")]
    [InlineData("{\"columns\":\"All\"}", "ham10000.patient cannot be used")]
    [InlineData("[]", "ham10000.patient cannot be used")]
    public void Load_PatientDataThatDoesNotFit_IsRefused(string? value, string message)
    {
        using (var model = PatientModels.Trained())
        {
            model.Save(FilePath);
        }

        Rewrite(metadata =>
        {
            metadata.Remove("ham10000.patient");
            if (value is not null)
            {
                metadata["ham10000.patient"] = value;
            }
        });
        ((Action)(() => ImageModel.Load(FilePath).Dispose())).Should().ThrowExactly<ModelFormatException>().Which.Message.Should().StartWith(FilePath + ": ").And.Contain(message);
    }

    [Fact]
    public void Load_SpecificationOfAHugePatientLayer_IsRefusedBeforeMemoryIsTaken()
    {
        using (var model = PatientModels.Trained())
        {
            model.Save(FilePath);
        }

        Rewrite(metadata => metadata["ham10000.spec"] = PatientModels.Builder(units: 1 << 20).Spec.ToJson());
        ((Action)(() => ImageModel.Load(FilePath).Dispose())).Should().ThrowExactly<ModelFormatException>().Which.Message.Should().StartWith(
            $"{FilePath}: the layers of Joined have at least 28,311,688 weights, and the file holds ");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Load_PatientDataOfAModelThatTakesNone_IsRefused(bool reconstructs)
    {
        using var scope = NewDisposeScope();
        var builder = ModelBuilder.FromInput(8, 10).Named("Plain").Conv2d(3);
        using (var model = (reconstructs ? builder.Reconstruct() : builder.GlobalAveragePooling().Dense(7)).Build(1))
        {
            if (reconstructs)
            {
                model.SetTask(PatientModels.Preprocessing);
            }
            else
            {
                model.SetTask(LabelSchema.Diagnoses, PatientModels.Preprocessing);
            }

            model.Save(FilePath);
        }

        Rewrite(metadata => metadata["ham10000.patient"] = "{\"columns\":\"All\",\"ageMeanYears\":50,\"ageDeviationYears\":10}");
        ((Action)(() => ImageModel.Load(FilePath).Dispose())).Should().ThrowExactly<ModelFormatException>().WithMessage(
            $"{FilePath}: the parts of the model do not fit together: Plain takes images alone, and was given a PatientEncoder. Leave it out, or build the model with JoinPatient.");
    }

    [Fact]
    public void Predict_WithFacts_IsWhatTheModelSaysOfBoth()
    {
        using var scope = NewDisposeScope();
        using var model = PatientModels.Trained(units: 6);
        using var predictor = new Predictor(model);
        using var batch = PatientModels.Batch(3);
        model.eval();
        var expected = model.Probabilities(model.Forward(batch)).data<float>().ToArray().Chunk(7).ToArray();
        var images = PatientModels.Images(3);

        for (var i = 0; i < 3; i++)
        {
            predictor.Predict(images[i], PatientModels.Patients[i]).Probabilities.Select(p => (float)p).Should().Equal(expected[i], (a, b) => Math.Abs(a - b) < 1e-6f);
        }

        predictor.Predict(images[2]).Probabilities.Should().Equal(predictor.Predict(images[2], PatientFacts.Unknown).Probabilities, "what is not known may be left out");
        predictor.PredictMany(images)[0].Probabilities.Should().NotEqual(predictor.Predict(images[0], PatientModels.Patients[0]).Probabilities);
        model.Save(FilePath);
        using var loaded = Predictor.Load(FilePath);
        loaded.Predict(PngEncoder.Encode(images[0]), PatientModels.Patients[0]).Probabilities.Should().Equal(predictor.Predict(images[0], PatientModels.Patients[0]).Probabilities);
    }

    [Fact]
    public void Predict_FactsThatAreNone_AreRefused()
    {
        using var model = PatientModels.Trained();
        using var plain = SmallModels.Trained(1);
        using var predictor = new Predictor(model);
        using var ofImages = new Predictor(plain);
        var image = PatientModels.Images(1)[0];
        predictor.Invoking(p => p.Predict(image, new PatientFacts { Localization = "upper_extremity" })).Should().ThrowExactly<ArgumentException>()
            .Which.Message.Should().StartWith("The localization 'upper_extremity' is no site that the model knows. Expected one of: abdomen, ");
        ofImages.Invoking(p => p.Predict(image, PatientFacts.Unknown)).Should().ThrowExactly<ArgumentException>().WithMessage(
            "Tiny takes images alone, and was given facts about a patient. Leave them out, or train a model with JoinPatient.");
    }

    [OnnxRuntimeTheory]
    [InlineData(0)]
    [InlineData(6)]
    public void ExportOnnx_TakesThePatientAsSecondInput(int units)
    {
        using var scope = NewDisposeScope();
        using var model = PatientModels.Trained(units);
        using var batch = PatientModels.Batch(3);
        model.eval();
        model.ExportOnnx(_folder["model.onnx"]);
        var patients = new OnnxImages("float32", [3, 20], MemoryMarshal.AsBytes(batch.Patient).ToArray());
        var result = OnnxRuntime.Run(_folder["model.onnx"], OnnxImages.Pixels(Prepared()), patients).Should().ContainSingle().Subject;
        var expected = TestModels.Values(model.Probabilities(model.Forward(batch)));
        result.Values.Zip(expected, (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-5f);
    }

    [Fact]
    public void ExportOnnx_DescribesTheSecondInput()
    {
        using var model = PatientModels.Trained();
        model.ExportOnnx(_folder["model.onnx"]);
        var file = new OnnxModelFile(_folder["model.onnx"]);
        file.Inputs.Should().Equal("images: 2 (batch, 8, 10, 3)", "patient: 1 (batch, 20)");
        file.Metadata["ham10000.patient"].Should().Contain("52.5");
        file.Metadata["ham10000.patient_names"].Should().StartWith("[\"age\",\"age missing\",\"sex female\",\"sex male\",\"sex missing\",\"site abdomen\",");
        file.Metadata["ham10000.patient_input"].Should().StartWith(
            "float32 patient data (N, 20), 1 for what holds and 0 for what does not; age is (years - 52.5) / 16.25, and 0 where it is missing. In order: age, age missing, sex female, ");
        file.Description.Should().Contain("Second input: float32 patient data (N, 20)");
    }

    // Resized as the preprocessing does.
    private static RgbImage[] Prepared() => [.. PatientModels.Images(3).Select(PatientModels.Preprocessing.ResizeImage)];

    private void Rewrite(Action<Dictionary<string, string>> change)
    {
        using var scope = NewDisposeScope();
        Dictionary<string, string> metadata;
        using (var file = SafetensorsFile.Open(FilePath))
        {
            metadata = new Dictionary<string, string>(file.Metadata);
        }

        change(metadata);
        Safetensors.Write(FilePath, new Dictionary<string, Tensor>(Safetensors.Read(FilePath)), metadata);
    }
}
