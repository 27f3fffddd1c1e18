using Ham10000.Dataset;
using Ham10000.Models;

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
}
