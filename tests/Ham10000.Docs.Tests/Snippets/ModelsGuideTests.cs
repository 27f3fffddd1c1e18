using Ham10000.Dataset;
using Ham10000.Models;
using static TorchSharp.torch;

namespace Ham10000.Docs.Tests.Snippets;

/// <summary>The code of docs/models.md.</summary>
[Collection(OneAtATime.Name)]
public sealed class ModelsGuideTests : WorkingFolder
{
    [Fact]
    public void Architecture_OfTheCatalogue()
    {
        using var model = Architectures.Cnn(classCount: 7).Input(height: 128, width: 128).Build(seed: 1);
        Console.WriteLine(model.Summary());

        model.Height.Should().Be(128);
    }

    [Fact]
    public void LayerByLayer()
    {
        using var model = ModelBuilder.FromInput(height: 100, width: 125)
            .Conv2d(32, activation: Activation.Relu).MaxPool().Dropout(0.25)
            .Flatten()
            .Dense(128, Activation.Relu, l2: 0.001)
            .Dense(7)
            .Build();

        model.Outputs.Should().Be(7);
    }

    [Fact]
    public void BlocksAndModules()
    {
        var builder = ModelBuilder.FromInput(height: 64, width: 64)
            .Conv2d(32, stride: 2, bias: false).BatchNorm().Activation(Activation.Relu)
            .Residual(b => b.Conv2d(32, activation: Activation.Relu).Conv2d(32), activation: Activation.Relu)
            .Residual(b => b.Conv2d(64, stride: 2, activation: Activation.Relu).Conv2d(64),
                shortcut: s => s.Conv2d(64, kernel: 1, stride: 2), activation: Activation.Relu)
            .Concatenate(b => b, b => b.Conv2d(32, kernel: 1, activation: Activation.Relu), b => b.SeparableConv2d(32, kernel: 5, l2: 0.001))
            .Module("attention", () => new ChannelAttention(128))
            .GlobalAveragePooling().Dropout(0.3).Dense(7);
        Console.WriteLine(builder.Spec);

        using (var model = builder.Build(seed: 1))
        {
            model.SetTask(LabelSchema.Diagnoses, new Preprocessing { Height = 64, Width = 64, Standardization = Standardization.ImageNet });
            model.Save("attention.safetensors");
        }

        using var loaded = ImageModel.Load("attention.safetensors", modules: new() { ["attention"] = () => new ChannelAttention(128) });
        using var predictor = Predictor.Load("attention.safetensors", modules: new() { ["attention"] = () => new ChannelAttention(128) });

        loaded.Layers.Should().Contain(layer => layer.Name == "residual_1.shortcut.conv2d");
        predictor.Labels.Should().Be(LabelSchema.Diagnoses);
    }

    [Fact]
    public void OnABackbone()
    {
        MadeUpWeights.Write();

        using var model = ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.ImageNet)
            .TrainLast(layers: 23).GlobalAveragePooling().Dropout(0.3).Dense(7)
            .Build();

        model.TrainableParameterCount.Should().Be(2_132_999);
    }

    [Fact]
    public void ExportToOnnx()
    {
        using (var trained = Architectures.Cnn().Build(seed: 1))
        {
            trained.SetTask(LabelSchema.Diagnoses, new Preprocessing { Standardization = Standardization.ImageNet });
            trained.Save("cnn.safetensors");
        }

        using var model = ImageModel.Load("cnn.safetensors");
        model.ExportOnnx("cnn.onnx");
        model.ExportOnnx("cnn-logits.onnx", new OnnxExportOptions { Input = OnnxInput.Standardized, Output = OnnxOutput.Logits });

        File.Exists("cnn.onnx").Should().BeTrue();
        File.Exists("cnn-logits.onnx").Should().BeTrue();
    }

    [Fact]
    public void WhatAModelCosts()
    {
        using var model = Architectures.MobileNet(classCount: 7, PretrainedWeights.Random).Input(224, 224).Build(seed: 1);
        Console.WriteLine(model.Summary(backboneLayers: false, width: 80));
        foreach (var layer in model.Layers.OrderByDescending(layer => layer.MultiplyAdds).Take(3))
        {
            Console.WriteLine($"{layer.Name}: {layer.OutputShape}, {layer.MultiplyAdds:N0} multiply-adds{(layer.IsFrozen ? ", frozen" : "")}");
        }

        model.MultiplyAdds.Should().Be(567_716_352 + (7 * 1024));
    }

    [Fact]
    public void OnAnotherBackbone()
    {
        using var model = ModelBuilder.FromBackbone(Backbone.ConvNeXtTiny, PretrainedWeights.Random)
            .Input(height: 64, width: 64).TrainAll()
            .GlobalAveragePooling().LayerNorm().Dropout(0.3).Dense(7)
            .Build(seed: 1);

        model.TrainableParameterCount.Should().Be(27_818_592 + (2 * 768) + (768 * 7) + 7);
    }

    [Fact]
    public void WidthsAndPadding()
    {
        var builder = Architectures.MobileNet(classCount: 7, widthMultiplier: 0.5);
        var weights = PublishedWeights.Of(builder.Spec.Backbone!);
        Console.WriteLine($"{weights.FileName} from {weights.Source}, images {weights.Images}");

        var torchvisions = Architectures.MobileNetV2(classCount: 7).PadAs(BackbonePadding.PyTorch);

        weights.FileName.Should().Be("mobilenetv1_050.imagenet.safetensors");
        PublishedWeights.Of(torchvisions.Spec.Backbone!).Source.Should().Be("torchvision's mobilenet_v2, IMAGENET1K_V1");
    }

    [Fact]
    public void WeightsAndTheirReport()
    {
        MadeUpWeights.Write();

        foreach (var known in PublishedWeights.All)
        {
            Console.WriteLine($"{known.FileName}: {known.Backbone.Network}, {known.Source}, images {known.Images}");
        }

        using var model = ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.ImageNet)
            .TrainLast(layers: 23).GlobalAveragePooling().Dense(7).Build();
        Console.WriteLine(model.BackboneWeights);

        model.BackboneWeights!.IsComplete.Should().BeTrue();
    }

    public sealed class ChannelAttention : nn.Module<Tensor, Tensor>
    {
        private readonly nn.Module<Tensor, Tensor> _weigh;

        public ChannelAttention(int channels)
            : base(nameof(ChannelAttention))
        {
            _weigh = nn.Linear(channels, channels);
            register_module("weigh", _weigh);
        }

        public override Tensor forward(Tensor input)
        {
            using var means = input.mean([2, 3]);
            using var weights = _weigh.call(means);
            using var gates = weights.sigmoid();
            using var perMap = gates.view(gates.size(0), gates.size(1), 1, 1);
            return input.mul(perMap);
        }
    }
}
