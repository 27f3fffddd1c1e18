using Ham10000.Models;
using static TorchSharp.torch;

namespace Ham10000.Contracts;

public abstract partial class ModelContractTests<TModels>
{
    [Theory]
    [MemberData(nameof(Names))]
    public void Spec_ThroughJson_RebuildsAnEqualModel(string name)
    {
        var spec = TModels.All[name].Builder.Spec;
        var copy = ModelSpec.FromJson(spec.ToJson());
        copy.Should().Be(spec);
        copy.GetHashCode().Should().Be(spec.GetHashCode());
        using var model = ImageModel.Empty(spec);
        using var rebuilt = ImageModel.Empty(copy);
        rebuilt.Layers.Should().Equal(model.Layers);
        rebuilt.state_dict().Keys.Should().Equal(model.state_dict().Keys);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void File_SavedAndLoaded_GivesTheSameBitsAndBytes(string name)
    {
        using var model = TModels.All[name].Create();
        model.Save(_folder["first.safetensors"]);
        using var loaded = ImageModel.Load(_folder["first.safetensors"]);
        loaded.Save(_folder["second.safetensors"]);
        loaded.Spec.Should().Be(model.Spec);
        loaded.Labels.Should().Be(model.Labels);
        loaded.Preprocessing.Should().Be(model.Preprocessing);
        File.ReadAllBytes(_folder["second.safetensors"]).SequenceEqual(File.ReadAllBytes(_folder["first.safetensors"])).Should().BeTrue("the same model gives the same bytes");
        model.eval();
        using var nothing = no_grad();
        using var images = FormulaFill.Images(1, model.Height, model.Width);
        using var expected = FormulaModel.Run(model, images);
        using var actual = FormulaModel.Run(loaded, images);
        FormulaModel.Values(actual).Should().Equal(FormulaModel.Values(expected));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Start_WithASeed_IsDecidedByIt(string name)
    {
        var spec = TModels.All[name].Small;
        using var model = ImageModel.Start(spec, weights: null, seed: 5);
        using var same = ImageModel.Start(spec, weights: null, seed: 5);
        var (values, again) = (FormulaModel.Values(model), FormulaModel.Values(same));
        foreach (var (key, value) in values)
        {
            Same(value, again[key]).Should().BeTrue(key);
        }
    }

    private static bool Same(ReadOnlySpan<float> first, ReadOnlySpan<float> second) => first.SequenceEqual(second);
}
