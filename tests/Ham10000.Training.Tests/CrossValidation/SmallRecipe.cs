using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Training.Tests;

/// <summary>A recipe that is quick, for images of 24×30.</summary>
internal static class SmallRecipe
{
    public static Recipe Of(string name = "Small", int filters = 4, params TrainingCallback[] callbacks) => new()
    {
        Name = name,
        Architecture = (classes, _) => ModelBuilder.FromInput(24, 30).Named(name).Conv2d(filters, activation: Activation.Relu).BatchNorm().Dropout(0.2).GlobalAveragePooling().Dense(classes),
        Preprocessing = new Preprocessing { Height = 24, Width = 30 },
        Training = SmallSample.Options with { Callbacks = callbacks },
    };
}
