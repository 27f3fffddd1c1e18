using System.Text;
using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>Model files whose tensors are sound and whose metadata are not: a <see cref="ModelFormatException"/> or a model, with bounded memory.</summary>
public sealed class HostileMetadataTests : TorchTest, IDisposable
{
    private const string Dense = """{"type":"dense","units":7}""";

    private static readonly Dictionary<string, string> Texts = new()
    {
        ["nested arrays"] = Repeat("[", 500_000),
        ["nested objects"] = Repeat("{\"layers\":", 100_000),
        ["nested blocks"] = Spec(Nested("""{"type":"residual","branch":[""", "]}", 60)),
        ["nested ensembles"] = Nested("""{"name":"E","height":8,"width":10,"layers":[{"type":"ensemble","members":[{"weight":1,"model":""", "}]}]}", 15, Spec("""{"type":"flatten"}""", Dense)),
        ["ensemble in an ensemble"] = Spec(Members(1, Spec(Members(1, Spec("""{"type":"flatten"}""", Dense))))),
        ["ensemble before a layer, in an ensemble"] = Spec(Members(1, Spec(Members(1, Spec("""{"type":"flatten"}""", Dense)), """{"type":"dropout","rate":0.5}"""))),
        ["ensemble in a block"] = Spec("""{"type":"residual","branch":[""" + Members(1, Spec("""{"type":"flatten"}""", Dense)) + "]}"),
        ["ensemble of nobody"] = Spec("""{"type":"ensemble","members":[]}"""),
        ["ensemble of null"] = Spec("""{"type":"ensemble","members":[null]}"""),
        ["ensemble of models that are null"] = Spec("""{"type":"ensemble","members":[{"model":null,"weight":1}]}"""),
        ["ensemble of thousands"] = Spec(Members(5000, Spec("""{"type":"globalAveragePooling"}"""))),
        ["ensemble of other sizes"] = Spec(Members(1, Spec("""{"type":"flatten"}""", Dense).Replace("\"width\":10", "\"width\":11", StringComparison.Ordinal))),
        ["ensemble without weight"] = Spec("""{"type":"ensemble","members":[{"model":""" + Spec("""{"type":"flatten"}""", Dense) + ""","weight":0}]}"""),
        ["ensemble of endless weight"] = Spec("""{"type":"ensemble","members":[{"model":""" + Spec("""{"type":"flatten"}""", Dense) + ""","weight":1e999}]}"""),
        ["ensemble at no temperature"] = Spec("""{"type":"ensemble","members":[{"model":""" + Spec("""{"type":"flatten"}""", Dense) + ""","weight":1,"temperature":0}]}"""),
        ["ensemble with a correction by 0"] = Spec("""{"type":"ensemble","members":[{"model":""" + Spec("""{"type":"flatten"}""", Dense)
            + ""","weight":1,"correction":{"scale":{"red":0,"green":1,"blue":1},"shift":{"red":0,"green":0,"blue":0}}}]}"""),
        ["2^31 filters"] = Spec("""{"type":"conv2d","filters":2147483648}""", """{"type":"flatten"}""", Dense),
        ["2^31 - 1 filters"] = Spec("""{"type":"conv2d","filters":2147483647}""", """{"type":"flatten"}""", Dense),
        ["2^20 filters twice"] = Spec("""{"type":"conv2d","filters":1048576}""", """{"type":"conv2d","filters":1048576}""", """{"type":"flatten"}""", Dense),
        ["-1 units"] = Spec("""{"type":"flatten"}""", """{"type":"dense","units":-1}"""),
        ["a huge kernel"] = Spec("""{"type":"conv2d","filters":1,"kernel":1000000}""", """{"type":"flatten"}""", Dense),
        ["maps that grow"] = Spec([.. Enumerable.Repeat("""{"type":"conv2dTranspose","filters":1,"stride":1000}""", 20), """{"type":"flatten"}""", Dense]),
        ["2^31 rows"] = Spec("""{"type":"flatten"}""", Dense).Replace("\"height\":8", "\"height\":2147483647", StringComparison.Ordinal),
        ["100,000 layers"] = Spec([.. Enumerable.Repeat("""{"type":"flatten"}""", 100_000), Dense]),
        ["layers up to the limit of the text"] = Spec(["""{"type":"flatten"}""", .. Enumerable.Repeat("""{"type":"batchNorm"}""", 45_000), Dense]),
        ["a layer of no kind"] = Spec("""{"type":"System.Diagnostics.Process"}"""),
        ["a field that is not known"] = Spec("""{"type":"flatten","$ref":"#"}""", Dense),
    };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => new(Texts.Keys);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_SpecificationThatIsAnAttack_IsRefusedWithLittleMemory(string name)
    {
        var spec = Texts[name];
        Write("ham10000.spec", spec);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var load = () => ImageModel.Load(_folder["model"]);

        load.Should().Throw<ModelFormatException>(name).Which.Message.Length.Should().BeLessThan(2000, name);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        allocated.Should().BeLessThan(50_000_000 + 100L * spec.Length, name);
    }

    [Fact]
    public void Load_AThousandLayers_IsAModelAndOneMoreIsNone()
    {
        Write("ham10000.spec", Spec(["""{"type":"flatten"}""", .. Enumerable.Repeat("""{"type":"dropout","rate":0.5}""", 998), Dense]));
        using var model = ImageModel.Load(_folder["model"]);
        model.Spec.Layers.Should().HaveCount(1000);

        Write("ham10000.spec", Spec(["""{"type":"flatten"}""", .. Enumerable.Repeat("""{"type":"dropout","rate":0.5}""", 999), Dense]));
        FluentActions.Invoking(() => ImageModel.Load(_folder["model"])).Should().Throw<ModelFormatException>().WithMessage("*Tiny has 1,001 layers; expected at most 1,000*");
    }

    [Fact]
    public void Load_LabelsAndThresholdsByTheThousand_AreRefused()
    {
        var names = string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"{i}\""));
        Write("ham10000.labels", $$"""{"target":"dx","kind":"Multiclass","classNames":[{{names}}]}""");
        FluentActions.Invoking(() => ImageModel.Load(_folder["model"])).Should().Throw<ModelFormatException>();

        var thresholds = string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"{i}\":0.5"));
        Write("ham10000.calibration", "{\"temperature\":1,\"thresholds\":{" + thresholds + "}}");
        FluentActions.Invoking(() => ImageModel.Load(_folder["model"])).Should().Throw<ModelFormatException>();
    }

    [Fact]
    public void PredictorLoad_NetworkThatMakesHundredsOfMillionsOfValues_IsNotRunUnasked()
    {
        var runs = 0;
        var builder = ModelBuilder.FromInput(8, 10).Conv2dTranspose(1, kernel: 1, stride: 500);
        for (var i = 0; i < 14; i++)
        {
            builder = builder.Activation(Activation.Relu);
        }

        using (var model = builder.GlobalAveragePooling().Module("counter", () => new Counter(() => runs++)).Dense(7).Build(seed: 1))
        {
            model.SetTask(LabelSchema.Diagnoses, SmallModels.Preprocessing);
            model.Save(_folder["model"]);
        }

        runs = 0;
        using var predictor = Predictor.Load(_folder["model"], modules: new() { ["counter"] = () => new Counter(() => runs++) });
        runs.Should().Be(1, "its shape is found by one run of the module, and a warm-up would run it once more");
    }

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static string Nested(string before, string after, int count, string inner = "") => Repeat(before, count) + inner + Repeat(after, count);

    private static string Spec(params string[] layers) => $$"""{"name":"Tiny","height":8,"width":10,"layers":[{{string.Join(',', layers)}}]}""";

    private static string Members(int count, string model) =>
        $$"""{"type":"ensemble","members":[{{string.Join(',', Enumerable.Repeat($$"""{"weight":{{(1.0 / count).ToString(System.Globalization.CultureInfo.InvariantCulture)}},"model":{{model}}}""", count))}}]}""";

    private void Write(string key, string value)
    {
        using var scope = NewDisposeScope();
        using var model = ModelBuilder.FromInput(8, 10).Named("Tiny").Flatten().Dense(7).Build(1);
        model.SetTask(LabelSchema.Diagnoses, SmallModels.Preprocessing);
        model.Save(_folder["sound"]);
        using var file = SafetensorsFile.Open(_folder["sound"]);
        Safetensors.Write(_folder["model"], Safetensors.Read(_folder["sound"]), new Dictionary<string, string>(file.Metadata) { [key] = value });
    }

    private sealed class Counter(Action run) : nn.Module<Tensor, Tensor>("Counter")
    {
        public override Tensor forward(Tensor input)
        {
            run();
            return input.alias();
        }
    }
}
