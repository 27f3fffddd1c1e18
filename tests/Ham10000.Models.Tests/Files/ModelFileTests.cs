using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

public sealed class ModelFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder["model.safetensors"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Save_ThenLoad_GivesBackEverythingBitByBit()
    {
        using var scope = NewDisposeScope();
        using var model = SmallModels.Trained(seed: 3);
        model.TrainingSummary = new TrainingSummary().With(new FitSummary { Epochs = 5 });
        model.Save(FilePath);

        using var loaded = ImageModel.Load(FilePath);

        loaded.Spec.Should().Be(model.Spec);
        loaded.Labels.Should().Be(model.Labels);
        loaded.Preprocessing.Should().Be(model.Preprocessing);
        loaded.BackboneStart.Should().Be(model.BackboneStart);
        loaded.TrainingSummary.Should().Be(model.TrainingSummary);
        loaded.training.Should().BeFalse();
        State(loaded).Should().Equal(State(model));
        model.eval();
        var images = randn(3, 3, model.Height, model.Width);
        loaded.call(images).detach().data<float>().ToArray().Should().Equal(model.call(images).detach().data<float>().ToArray());
    }

    [SharedDataFact]
    public void Save_MobileNetFromRealWeights_IsUnder14MegabytesAndPredictsTheSame()
    {
        using var model = ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.FromFolder(SharedData.Weights)).TrainLast(23).GlobalAveragePooling().Dense(7).Build(seed: 1);
        model.SetTask(LabelSchema.Diagnoses, new Preprocessing { Standardization = Standardization.SymmetricUnitRange });
        model.Save(FilePath);
        var image = Directory.GetFiles(SharedData.Originals, "*.jpg")[0];

        using var memory = new Predictor(model);
        using var loaded = Predictor.Load(FilePath);

        new FileInfo(FilePath).Length.Should().BeInRange(12_000_000, 14_000_000);
        loaded.Predict(image).Probabilities.Should().Equal(memory.Predict(image).Probabilities);
        using var again = ImageModel.Load(FilePath);
        again.BackboneStart.Should().Be(WeightsOrigin.ImageNet("mobilenetv1_100.imagenet.safetensors"));
        again.TrainableParameterCount.Should().Be(model.TrainableParameterCount);
    }

    [Fact]
    public void Save_LoadedModel_GivesTheSameBytes()
    {
        using var model = SmallModels.Trained(seed: 3);
        model.Save(FilePath);
        using var loaded = ImageModel.Load(FilePath);
        loaded.Save(_folder["again.safetensors"]);
        File.ReadAllBytes(_folder["again.safetensors"]).Should().Equal(File.ReadAllBytes(FilePath));
    }

    [Fact]
    public void Save_Metadata_IsReadableByOthers()
    {
        using var model = SmallModels.Trained(seed: 3);
        model.Save(FilePath);
        using var file = SafetensorsFile.Open(FilePath);

        file.Metadata.Keys.Should().BeEquivalentTo("ham10000.format", "ham10000.version", "ham10000.spec", "ham10000.labels", "ham10000.preprocessing", "ham10000.backbone_start");
        file.Metadata["ham10000.format"].Should().Be("1");
        file.Metadata["ham10000.version"].Should().MatchRegex(@"^\d+\.\d+\.\d+");
        file.Metadata["ham10000.spec"].Should().Be(model.Spec.ToJson());
        file.Metadata["ham10000.labels"].Should().Be("{\"target\":\"dx\",\"kind\":\"Multiclass\",\"classNames\":[\"akiec\",\"bcc\",\"bkl\",\"df\",\"mel\",\"nv\",\"vasc\"]}");
        file.Metadata["ham10000.preprocessing"].Should().Be("{\"height\":8,\"width\":10,\"resize\":\"Pad\",\"interpolation\":\"Bilinear\","
            + "\"standardization\":\"DatasetPerChannel\",\"mean\":[150.1,140.25,130],\"deviation\":[40,41,0.1]}");
        file.Metadata["ham10000.backbone_start"].Should().Be("{\"kind\":\"None\"}");
    }

    [Theory]
    [InlineData(6)]
    [InlineData(double.PositiveInfinity)]
    public void Save_StepsBeforeResizing_ComeBack_AndOlderVersionsRefuseTheFile(double power)
    {
        var preprocessing = SmallModels.Preprocessing with
        {
            Standardization = Standardization.PerImagePerChannel,
            HairRemoval = new HairRemoval { Width = 0.03, MinimumLength = 0.1, Contrast = 7 },
            ColorConstancy = ColorConstancy.ShadesOfGray(power),
        };
        using var model = SmallModels.Builder.Build(seed: 3);
        model.SetTask(LabelSchema.Diagnoses, preprocessing);
        model.Save(FilePath);

        using var loaded = ImageModel.Load(FilePath);
        using var file = SafetensorsFile.Open(FilePath);

        loaded.Preprocessing.Should().Be(preprocessing);
        file.Metadata["ham10000.format"].Should().Be("2");
        file.Metadata["ham10000.preprocessing"].Should().Be("{\"height\":8,\"width\":10,\"resize\":\"Pad\",\"interpolation\":\"Bilinear\",\"standardization\":\"PerImagePerChannel\","
            + "\"hairRemoval\":{\"width\":0.03,\"minimumLength\":0.1,\"contrast\":7},\"colorConstancy\":{\"power\":" + (power == 6 ? "6" : "\"Infinity\"") + "}}");
    }

    [Fact]
    public void Predict_StepsBeforeResizing_AreAppliedToWhatIsPredicted()
    {
        using var model = SmallModels.Builder.Build(seed: 3);
        model.SetTask(LabelSchema.Diagnoses, SmallModels.Preprocessing with { ColorConstancy = ColorConstancy.GrayWorld, Standardization = Standardization.PerImage });
        using var plain = SmallModels.Trained(seed: 3);
        plain.SetTask(LabelSchema.Diagnoses, SmallModels.Preprocessing);
        var image = new RgbImage(16, 20, [.. Enumerable.Range(0, 16 * 20 * 3).Select(i => (byte)(i % 3 * 60 + i % 37))]);
        model.Save(FilePath);

        using var loaded = Predictor.Load(FilePath);
        using var memory = new Predictor(model);
        using var other = new Predictor(plain);

        loaded.Predict(image).Probabilities.Should().Equal(memory.Predict(image).Probabilities).And.NotEqual(other.Predict(image).Probabilities);
    }

    [Fact]
    public void Save_BeforeTheTaskIsKnown_IsAnErrorAndWritesNothing()
    {
        using var model = SmallModels.Builder.Build(seed: 3);
        var save = () => model.Save(FilePath);
        save.Should().Throw<InvalidOperationException>().WithMessage("Tiny does not know its classes and preprocessing yet. Train it with Trainer.Fit, load a trained model, or call SetTask.");
        File.Exists(FilePath).Should().BeFalse();
    }

    [Fact]
    public void Load_BareWeights_SaysThatTheyAreNoModel()
    {
        using var scope = NewDisposeScope();
        Safetensors.Write(FilePath, new Dictionary<string, Tensor> { ["a"] = zeros(1) });
        Refusal().Should().Be($"{FilePath} holds weights but no model: its metadata has no ham10000.format. "
            + "Expected a file that ImageModel.Save wrote; to start a backbone from bare weights, use PretrainedWeights.FromFile.");
    }

    [Theory]
    [InlineData("ham10000.format", "5", " is a model file of format '5', written by version 9.9.9 of this library; this version reads formats 1 to 4. Update the library.")]
    [InlineData("ham10000.labels", null, ": the metadata has no ham10000.labels. Expected a file that ImageModel.Save wrote.")]
    [InlineData("ham10000.labels", "null", ": ham10000.labels cannot be used: Expected an object, found null.")]
    [InlineData("ham10000.labels", "{\"target\":\"dx\",\"kind\":\"Multiclass\",\"classNames\":[\"a\",\"b\",\"c\"]}", ": the parts of the model do not fit together: "
        + "Tiny has 7 outputs, and the labels dx: a, b, c need 3. End the model with Dense(3).")]
    [InlineData("ham10000.preprocessing", "{\"height\":8,\"width\":10,\"resize\":\"Pad\",\"interpolation\":\"Bilinear\",\"standardization\":\"Fixed\",\"mean\":[1,2],\"deviation\":[1,1,1]}",
        ": ham10000.preprocessing cannot be used: Expected 3 values, one per channel, found 2.")]
    [InlineData("ham10000.preprocessing", "{\"height\":9,\"width\":10,\"resize\":\"Pad\",\"interpolation\":\"Bilinear\",\"standardization\":\"Fixed\",\"mean\":[1,2,3],\"deviation\":[1,1,1]}",
        ": the parts of the model do not fit together: Tiny takes images of 8×10, and the preprocessing makes 9×10. Build the model with Input(9, 10), or preprocess to its size.")]
    [InlineData("ham10000.calibration", "{\"temperature\":1e-50}", ": the parts of the model do not fit together: The calibration cannot be used: Temperature 1E-50 must be 0.01..100.")]
    [InlineData("ham10000.calibration", "{\"temperature\":1,\"costs\":{\"classNames\":[\"a\",\"b\"],\"costs\":[[0,1],[1]]}}",
        ": ham10000.calibration cannot be used: The cost matrix cannot be used: the row of 'b' has 1 costs; expected 2, one per decision.")]
    [InlineData("ham10000.calibration", "{\"temperature\":1,\"costs\":{\"classNames\":[\"a\",\"b\"],\"costs\":[[0,1],[1,0]]}}", ": the parts of the model do not fit together: "
        + "The calibration cannot be used: Costs is for the classes a, b, and the labels are dx: akiec, bcc, bkl, df, mel, nv, vasc.")]
    [InlineData("ham10000.preprocessing", "{\"height\":8,\"width\":10,\"resize\":\"Pad\",\"interpolation\":\"Bilinear\",\"standardization\":\"DatasetScalar\"}",
        ": ham10000.preprocessing cannot be used: DatasetScalar needs a mean and a deviation, and there are none.")]
    [InlineData("ham10000.preprocessing", "{\"height\":8,\"width\":10,\"resize\":\"Pad\",\"interpolation\":\"Bilinear\",\"standardization\":\"PerImageScalar\",\"colorConstancy\":{\"power\":0.5}}",
        ": ham10000.preprocessing cannot be used: The preprocessing cannot be used: ColorConstancy.Power 0.5 must be 1..64 or positive infinity.")]
    [InlineData("ham10000.preprocessing", "{\"height\":8,\"width\":10,\"resize\":\"Pad\",\"interpolation\":\"Bilinear\",\"standardization\":\"PerImageScalar\",\"mean\":[1,2,3],\"deviation\":[1,1,1]}",
        ": ham10000.preprocessing cannot be used: The preprocessing cannot be used: Kind PerImageScalar takes mean and deviation from each image, so Mean and Deviation must be null.")]
    public void Load_MetadataThatDoesNotFit_SaysWhat(string key, string? value, string message)
    {
        Rewrite(metadata =>
        {
            metadata["ham10000.version"] = "9.9.9";
            metadata.Remove(key);
            if (value is not null)
            {
                metadata[key] = value;
            }
        });
        Refusal().Should().Be(FilePath + message);
    }

    [Theory]
    [InlineData("ham10000.labels", "{\"target\":\"dx\"}")]
    [InlineData("ham10000.labels", "{\"target\":\"dx\",\"kind\":\"Multiclass\",\"classNames\":[\"a\"]}")]
    [InlineData("ham10000.labels", "{\"target\":\"dx\",\"kind\":7,\"classNames\":[\"a\",\"b\"]}")]
    [InlineData("ham10000.preprocessing", "[")]
    [InlineData("ham10000.preprocessing", "{\"height\":8,\"width\":10,\"resize\":\"Pad\",\"interpolation\":\"Bilinear\",\"standardization\":\"Fixed\",\"mean\":[1,2,3],\"deviation\":[1,0,1]}")]
    [InlineData("ham10000.preprocessing", "{\"height\":8,\"width\":10,\"resize\":\"Pad\",\"interpolation\":\"Bilinear\",\"standardization\":\"Fixed\",\"mean\":[1e60,2,3],\"deviation\":[1,1,1]}")]
    [InlineData("ham10000.preprocessing", "{\"height\":8,\"width\":10,\"resize\":\"Pad\",\"interpolation\":\"Bilinear\",\"standardization\":\"PerImageScalar\",\"clahe\":{}}")]
    [InlineData("ham10000.preprocessing", "{\"height\":8,\"width\":10,\"resize\":\"Pad\",\"interpolation\":\"Bilinear\",\"standardization\":\"PerLesion\"}")]
    [InlineData("ham10000.preprocessing", "{\"height\":8,\"width\":10,\"resize\":\"Pad\",\"interpolation\":\"Bilinear\",\"standardization\":\"PerImageScalar\",\"hairRemoval\":{\"width\":0.02}}")]
    [InlineData("ham10000.backbone_start", "{\"kind\":99}")]
    [InlineData("ham10000.calibration", "{}")]
    [InlineData("ham10000.calibration", "{\"temperature\":0}")]
    [InlineData("ham10000.calibration", "{\"temperature\":1e999}")]
    [InlineData("ham10000.calibration", "{\"temperature\":1,\"thresholds\":{\"nevus\":0.5}}")]
    [InlineData("ham10000.calibration", "{\"temperature\":1,\"thresholds\":{\"mel\":2}}")]
    [InlineData("ham10000.calibration", "{\"temperature\":1,\"minimumConfidence\":-1}")]
    [InlineData("ham10000.calibration", "{\"temperature\":1,\"bias\":3}")]
    [InlineData("ham10000.spec", "{}")]
    [InlineData("ham10000.spec", "not JSON")]
    public void Load_MetadataThatIsNotValid_NamesThePart(string key, string value)
    {
        Rewrite(metadata => metadata[key] = value);
        Refusal().Should().StartWith(FilePath + ": ").And.ContainAny($"{key} cannot be used", "do not fit together");
    }

    [Fact]
    public void Load_SpecificationOfAHugeNetwork_IsRefusedBeforeMemoryIsTaken()
    {
        var huge = ModelBuilder.FromInput(8, 10).Named("Huge").Flatten().Dense(1_000_000).Dense(1_000_000).Dense(7).Spec;
        Rewrite(metadata => metadata["ham10000.spec"] = huge.ToJson());
        Refusal().Should().Be($"{FilePath}: the layers of Huge have at least 1,000,247,000,000 weights, and the file holds 696. "
            + "It was cut short or put together from two files.");
    }

    [Theory]
    [InlineData(Backbone.MobileNet, "3,214,144")]
    [InlineData(Backbone.ResNet50, "23,522,368")]
    [InlineData(Backbone.DenseNet121, "6,961,024")]
    [InlineData(Backbone.ConvNeXtTiny, "27,823,968")]
    public void Load_SpecificationOfABackboneInASmallFile_IsRefusedBeforeMemoryIsTaken(Backbone backbone, string weights)
    {
        // The backbone's and the kernel of Dense(7); biases are not counted, for the least that a model needs is enough to refuse.
        var spec = ModelBuilder.FromBackbone(backbone, PretrainedWeights.Random).GlobalAveragePooling().Dense(7).Spec;
        Rewrite(metadata => metadata["ham10000.spec"] = spec.ToJson());
        Refusal().Should().Be($"{FilePath}: the layers of {spec.Name} have at least {weights} weights, and the file holds 696. "
            + "It was cut short or put together from two files.");
    }

    [Fact]
    public void ParameterCount_OfEveryBackbone_IsThatOfTheNetwork()
    {
        foreach (var backbone in Enum.GetValues<Backbone>())
        {
            var entry = BackboneCatalogue.Of(backbone);
            using var network = entry.Create();
            entry.ParameterCount.Should().Be(network.parameters().Sum(p => p.numel()), backbone.ToString());
        }
    }

    [Fact]
    public void Load_SpecificationThatIsTooLong_IsRefused()
    {
        Rewrite(metadata => metadata["ham10000.spec"] = new string(' ', (1 << 20) + 1));
        Refusal().Should().Be($"{FilePath}: ham10000.spec has 1,048,577 characters; expected at most 1,048,576.");
    }

    [Fact]
    public void Load_WeightsThatTheModelDoesNotHave_AreRefused()
    {
        using var scope = NewDisposeScope();
        Rewrite(_ => { }, tensors => tensors["layers.dense.extra"] = zeros(2));
        Refusal().Should().Be($"{FilePath} holds weights that its specification does not name: layers.dense.extra. It was put together from two files.");
    }

    [Fact]
    public void Load_InfiniteWeight_IsRefused()
    {
        using var scope = NewDisposeScope();
        Rewrite(_ => { }, tensors => tensors["layers.dense.bias"] = ones(7) / 0f);
        Refusal().Should().Be($"{FilePath}, tensor 'layers.dense.bias': 7 of 7 elements are infinite or not a number, the first of them element 0. "
            + "The training that wrote it had diverged, or the file is damaged; use another file.");
    }

    [Theory]
    [InlineData("{\"layers\":", 5000)]
    [InlineData("[", 200_000)]
    [InlineData("{\"type\":\"dropout\",\"rate\":0.5},", 25_000)]
    [InlineData("{\"type\":\"residual\",\"branch\":[{\"type\":\"dropout\",\"rate\":0.5},{\"type\":\"dropout\",\"rate\":0.5}]},", 10_000)]
    public void Load_SpecificationThatIsABomb_IsRefusedWithinASmallMultipleOfTheFile(string repeated, int times)
    {
        var bomb = string.Concat(Enumerable.Repeat(repeated, times));
        Rewrite(metadata => metadata["ham10000.spec"] = metadata["ham10000.spec"].Replace("{\"type\":\"flatten\"},", "{\"type\":\"flatten\"}," + bomb, StringComparison.Ordinal));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refusal().Should().StartWith($"{FilePath}: ham10000.spec cannot be used: ").And.Subject.Length.Should().BeLessThan(1000);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(20L * new FileInfo(FilePath).Length);
    }

    private static SortedDictionary<string, string> State(ImageModel model)
    {
        using var scope = NewDisposeScope();
        return new SortedDictionary<string, string>(model.state_dict().ToDictionary(
            t => t.Key, t => $"{t.Value.dtype} {Text.Shape(t.Value.shape)} {Convert.ToHexString(t.Value.detach().contiguous().bytes)}"));
    }

    private void Rewrite(Action<Dictionary<string, string>> change, Action<Dictionary<string, Tensor>>? changeTensors = null)
    {
        using (var model = SmallModels.Trained(seed: 3))
        {
            model.Save(FilePath);
        }

        using var scope = NewDisposeScope();
        Dictionary<string, string> metadata;
        using (var file = SafetensorsFile.Open(FilePath))
        {
            metadata = new Dictionary<string, string>(file.Metadata);
        }

        change(metadata);
        var tensors = new Dictionary<string, Tensor>(Safetensors.Read(FilePath));
        changeTensors?.Invoke(tensors);
        Safetensors.Write(FilePath, tensors, metadata);
    }

    private string Refusal()
    {
        var load = () => ImageModel.Load(FilePath);
        return load.Should().Throw<ModelFormatException>().Which.Message;
    }
}
