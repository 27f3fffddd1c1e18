using System.Text.RegularExpressions;
using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>Whatever is written with the builder is refused with a message that names the layer, or builds, runs, and goes through JSON and files.</summary>
public sealed partial class RandomProgramTests : TorchTest, IDisposable
{
    private const int Programs = 300;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AnyProgram_IsRefusedByNameOrRunsAndSurvivesJsonAndFiles()
    {
        var (refused, unfinished, run) = (0, 0, 0);
        for (var seed = 0; seed < Programs; seed++)
        {
            var programs = new RandomPrograms(seed);
            ModelBuilder builder;
            try
            {
                builder = programs.Write();
            }
            catch (ArgumentException e)
            {
                e.Message.Should().MatchRegex(Refusal(), "program {0}", seed);
                refused++;
                continue;
            }

            ModelSpec.FromJson(builder.Spec.ToJson()).Should().Be(builder.Spec);
            if (builder.Spec.Layers.Count == 0 || builder.Spec.OutputShape().IsMaps)
            {
                ((Action)(() => builder.Build())).Should().ThrowExactly<InvalidOperationException>().Which.Message.Should().Contain("Finish it with");
                unfinished++;
                continue;
            }

            Check(builder, programs, seed);
            run++;
        }

        refused.Should().BeGreaterThan(Programs / 5);
        unfinished.Should().BeGreaterThan(Programs / 50);
        run.Should().BeGreaterThan(Programs / 5);
    }

    private void Check(ModelBuilder builder, RandomPrograms programs, int seed)
    {
        using var scope = NewDisposeScope();
        using var model = builder.Build(seed);
        model.SetTask(
            model.Outputs == 1 ? new LabelSchema("kind", LabelKind.Binary, ["a", "b"])
                : new LabelSchema("kind", LabelKind.Multiclass, [.. Enumerable.Range(0, model.Outputs).Select(i => $"class {i}")]),
            new Preprocessing { Height = model.Height, Width = model.Width, Standardization = Standardization.ImageNet });
        model.ParameterCount.Should().Be(model.state_dict().Where(entry => entry.Value.is_floating_point()).Sum(entry => entry.Value.numel()), "program {0}", seed);
        model.Layers.Select(layer => layer.Name).Should().OnlyHaveUniqueItems();
        var images = FormulaFill.Images(2, model.Height, model.Width);
        var trained = model.TrainableParameters;
        var loss = model.call(images).square().sum();
        var penalty = model.L2Penalty();
        if (trained.Count > 0)
        {
            (penalty is null ? loss : loss.add(penalty)).backward();
        }

        trained.All(parameter => parameter.grad is not null).Should().BeTrue("program {0}", seed);
        model.eval();
        var logits = TestModels.Values(model.call(images));
        Array.TrueForAll(logits, float.IsFinite).Should().BeTrue("program {0}", seed);
        if (model.Outputs is 1 or > 2)
        {
            CheckFile(model, programs, images, logits, seed);
        }
    }

    private void CheckFile(ImageModel model, RandomPrograms programs, Tensor images, float[] logits, int seed)
    {
        var (path, again) = (_folder["model.safetensors"], _folder["again.safetensors"]);
        model.Save(path);
        var modules = programs.Modules.Aggregate(ModuleFactories.None, (all, entry) => all.With(entry.Key, entry.Value));
        using var loaded = ImageModel.Load(path, modules: modules);
        loaded.Spec.Should().Be(model.Spec);
        TestModels.Values(loaded.call(images)).AsSpan().SequenceEqual(logits).Should().BeTrue("program {0}", seed);
        loaded.Save(again);
        File.ReadAllBytes(again).AsSpan().SequenceEqual(File.ReadAllBytes(path)).Should().BeTrue("program {0}", seed);
    }

    [GeneratedRegex("^(Layer [0-9]+, .+: .+|Images must be between .+)$", RegexOptions.Singleline)]
    private static partial Regex Refusal();
}
