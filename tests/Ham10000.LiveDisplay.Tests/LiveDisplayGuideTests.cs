using Ham10000.Training;

namespace Ham10000.LiveDisplay.Tests;

/// <summary>The code of docs/callbacks.md that needs this assembly.</summary>
public class LiveDisplayGuideTests
{
    [Fact]
    public void LiveProgress_InOptions_OnlyObserves()
    {
        var options = new TrainingOptions { Epochs = 2, Callbacks = [new LiveProgress("MobileNet")] };

        options.Callbacks.Should().OnlyContain(callback => callback.OnlyObserves);
    }
}
