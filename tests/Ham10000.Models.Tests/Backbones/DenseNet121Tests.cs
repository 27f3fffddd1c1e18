namespace Ham10000.Models.Tests;

public sealed class DenseNet121Tests : TorchTest
{
    [Fact]
    public void StateDict_AgainstTorchvision_HasItsKeysAndShapes() =>
        TorchvisionComparison.KeysAreEqual(Backbone.DenseNet121, "densenet121.json", "classifier.");

    [Fact]
    public void Logits_AgainstTorchvision_AreEqualWithin1In10000() =>
        TorchvisionComparison.LogitsAreEqual(Backbone.DenseNet121, "densenet121.json", "classifier.");

    [Fact]
    public void Gradients_AgainstTorchvision_AreEqualWithin1InAMillion() =>
        TorchvisionComparison.GradientsAreEqual(Backbone.DenseNet121, "densenet121.json", "classifier.");
}
