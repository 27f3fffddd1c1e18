using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Ham10000.LibTorch.Tests;

[Collection(TorchStateCollection.Name)]
public sealed class NnTrainingTests
{
    [Fact]
    public void Training_SmallConvolutionalNetwork_LearnsItsBatch()
    {
        manual_seed(3);
        using var scope = NewDisposeScope();
        using var model = Sequential(
            Conv2d(3, 8, 3, Padding.Same), BatchNorm2d(8), ReLU(), MaxPool2d(2), Conv2d(8, 8, 3, padding: 1, bias: false), SiLU(),
            AdaptiveAvgPool2d(1), Flatten(), Dropout(0.1), Linear(8, 3));
        using var optimizer = torch.optim.Adam(model.parameters(), lr: 0.02);
        var x = randn([12, 3, 8, 8]);
        var y = arange(12) % 3;
        var loss = new TorchSharp.Modules.CrossEntropyLoss();
        float first = 0, last = 0;
        for (var i = 0; i < 60; i++)
        {
            using var step = NewDisposeScope();
            var value = loss.call(model.call(x), y);
            model.zero_grad();
            value.backward();
            optimizer.step();
            last = value.item<float>();
            first = i == 0 ? last : first;
        }

        last.Should().BeLessThan(first / 2);
    }
}
