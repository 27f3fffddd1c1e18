namespace Ham10000.Models.Tests;

public sealed class ResNet50Tests : TorchTest
{
    [Fact]
    public void StateDict_AgainstTorchvision_HasItsKeysAndShapes() => TorchvisionComparison.KeysAreEqual(Backbone.ResNet50, "resnet50.json", "fc.");

    [Fact]
    public void Logits_AgainstTorchvision_AreEqualWithin1In10000() =>
        TorchvisionComparison.LogitsAreEqual(Backbone.ResNet50, "resnet50.json", "fc.");

    [Fact]
    public void Gradients_AgainstTorchvision_AreEqualWithin1InAMillion() =>
        TorchvisionComparison.GradientsAreEqual(Backbone.ResNet50, "resnet50.json", "fc.");
}
