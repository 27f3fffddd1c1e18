using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>A backbone with torchvision's classifier for ten classes, both under formula weights, compared with a file of Golden/make_torchvision.py.</summary>
internal sealed class TorchvisionComparison
{
    private const int Classes = 10;
    private const int Vgg16Units = 64;

    private readonly Golden _golden;
    private readonly Backbone _backbone;

    public TorchvisionComparison(Backbone backbone)
    {
        _backbone = backbone;
        Entry = BackboneCatalogue.Of(Form);
        _golden = Golden.Read($"torchvision-{Entry.WeightsName}.json");
    }

    public BackboneEntry Entry { get; }

    public long FeatureParameters => _golden["parameters"].Integer;

    public IReadOnlyList<string> Keys => _golden["keys"].Keys;

    private BackboneSpec Form => new(_backbone, Pretrained: false)
    {
        Padding = _backbone == Backbone.MobileNetV2 ? BackbonePadding.PyTorch : null,
    };

    public IReadOnlyList<string> OwnKeys()
    {
        using var model = Create("small");
        return Golden.KeysOf(model.state_dict(), key => Rename(key, "small"));
    }

    public void LogitsAndGradientsShouldBeEqual(string name, int gradientsOf)
    {
        using var model = Filled(name);
        model.eval();
        LogitsShouldBeEqual(model, name);
        GradientsShouldBeEqual(model, name, gradientsOf);
    }

    public void TrainingStepShouldBeEqual(string name, int gradientsOf)
    {
        using var model = Filled(name);
        model.train();
        foreach (var layer in model.modules().OfType<StochasticDepthLayer>())
        {
            layer.eval();
        }

        GradientsShouldBeEqual(model, name, gradientsOf);
        ShouldBeEqual(_golden[name]["statistics"].Entries, model.named_buffers()
            .Where(entry => entry.name.Contains("running", StringComparison.Ordinal)).ToDictionary(entry => Rename(entry.name, name), entry => entry.buffer));
    }

    private void LogitsShouldBeEqual(ImageModel model, string name)
    {
        using var images = ImagesOf(name);
        using var nothing = no_grad();
        using var logits = model.call(images);
        _golden[name]["logits"].ShouldBe(logits, 1e-4, "the weights are the same");
    }

    private void GradientsShouldBeEqual(ImageModel model, string name, int count)
    {
        model.to(ScalarType.Float64);
        using var all = ImagesOf(name);
        using var images = all.slice(0, 0, count, 1).to_type(ScalarType.Float64).requires_grad_();
        using var loss = Loss(model, images);
        loss.backward();
        using var one = loss.unsqueeze(0);
        _golden[name]["loss"].ShouldBe(one, 1e-6, "the logits are the same");
        using var ofImages = images.grad!;
        var gradients = model.named_parameters().ToDictionary(entry => Rename(entry.name, name), entry => entry.parameter.grad!);
        gradients.Add("images", ofImages);
        ShouldBeEqual(_golden[name]["gradients"].Entries, gradients);
    }

    private static Tensor Loss(ImageModel model, Tensor images)
    {
        using var scope = NewDisposeScope();
        var logits = model.call(images);
        return nn.functional.cross_entropy(logits * 4 / logits.detach().abs().max(), arange(images.size(0))).MoveToOuterDisposeScope();
    }

    private static void ShouldBeEqual(IReadOnlyDictionary<string, Golden> expected, Dictionary<string, Tensor> found)
    {
        found.Keys.Should().BeEquivalentTo(expected.Keys);
        // Where a batch norm takes a shift out again, its gradient is nothing but rounding.
        var least = 1e-6 * expected.Values.Max(digest => digest.Doubles[0]);
        foreach (var (key, digest) in expected)
        {
            var scale = Math.Max(digest.Doubles.Max(Math.Abs), least);
            Digest(key, found[key]).Zip(digest.Doubles, (x, y) => Math.Abs(x - y) / scale).Max().Should().BeLessThan(1e-6, key);
        }
    }

    // The norm, the sum and a projection: what changes a tensor changes one of them.
    private static double[] Digest(string key, Tensor tensor)
    {
        using var own = tensor.detach();
        using var flat = own.flatten();
        var values = flat.data<double>().ToArray();
        var direction = FormulaFill.Uniform(key, values.Length);
        var (squares, sum, projection) = (0.0, 0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            squares += values[i] * values[i];
            sum += values[i];
            projection += values[i] * ((2 * direction[i]) - 1);
        }

        return [Math.Sqrt(squares), sum, projection];
    }

    private Tensor ImagesOf(string name)
    {
        var size = _golden[name]["size"].Integers;
        return FormulaFill.Images((int)size[0], (int)size[1], (int)size[2]);
    }

    private ImageModel Filled(string name)
    {
        var model = Create(name);
        FormulaFill.Fill(model, key => Rename(key, name));
        return model;
    }

    private ImageModel Create(string name)
    {
        var size = _golden[name]["size"].Integers;
        var features = ModelBuilder.FromBackbone(_backbone, PretrainedWeights.Random).Input((int)size[1], (int)size[2]);
        features = Form.Padding is { } padding ? features.PadAs(padding) : features;
        return ImageModel.Empty(WithClassifier(features, name).Spec);
    }

    // VGG-16's own dense layers need features of 7×7 pixels.
    private ModelBuilder WithClassifier(ModelBuilder features, string name) => _backbone switch
    {
        Backbone.Vgg16 when name == "large" => features.Flatten()
            .Dense(Vgg16Units, Activation.Relu).Dense(Vgg16Units, Activation.Relu).Dense(Classes),
        Backbone.ConvNeXtTiny => features.GlobalAveragePooling().LayerNorm().Dense(Classes),
        _ => features.GlobalAveragePooling().Dense(Classes),
    };

    private string Rename(string key, string name) => key
        .Replace("backbone.", "", StringComparison.Ordinal)
        .Replace("layers.layer_normalization.", "classifier.0.", StringComparison.Ordinal)
        .Replace("layers.dense_1.", "classifier.3.", StringComparison.Ordinal)
        .Replace("layers.dense_2.", "classifier.6.", StringComparison.Ordinal)
        .Replace("layers.dense.", DenseKey(name), StringComparison.Ordinal);

    private string DenseKey(string name) => _backbone switch
    {
        Backbone.DenseNet121 => "classifier.",
        Backbone.Vgg16 => name == "large" ? "classifier.0." : "classifier.",
        Backbone.MobileNetV2 or Backbone.EfficientNetB0 => "classifier.1.",
        Backbone.ConvNeXtTiny => "classifier.2.",
        _ => "fc.",
    };
}
