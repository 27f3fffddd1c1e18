using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.InferenceBench;

/// <summary>The networks of the recipes. What their weights are changes nothing about their speed.</summary>
internal static class Networks
{
    private static readonly Dictionary<string, ModelBuilder> All = new()
    {
        ["NeuralNetwork"] = Architectures.NeuralNetwork(),
        ["Cnn"] = Architectures.Cnn(),
        ["MobileNet"] = Architectures.MobileNet(weights: PretrainedWeights.Random),
        ["ResNet50"] = Architectures.ResNet50(weights: PretrainedWeights.Random),
        ["DenseNet121"] = Architectures.DenseNet121(weights: PretrainedWeights.Random),
        ["MobileNetEnhanced"] = Architectures.MobileNetEnhanced(weights: PretrainedWeights.Random),
    };

    public static void Write(string folder)
    {
        foreach (var (name, builder) in All)
        {
            using var model = builder.Build(seed: 1);
            model.SetTask(LabelSchema.Diagnoses, new Preprocessing { Height = model.Height, Width = model.Width, Standardization = Standardization.ImageNet });
            model.Save(Path.Combine(folder, $"{name}.safetensors"));
            model.ExportOnnx(Path.Combine(folder, $"{name}.onnx"), new OnnxExportOptions { Input = OnnxInput.Standardized });
        }
    }
}
