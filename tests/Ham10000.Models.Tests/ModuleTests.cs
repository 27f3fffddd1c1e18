using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

public sealed class ModuleTests : TorchTest, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, Action, string> Mistakes => new()
    {
        {
            "another shape than it says", () => Start.Module("gate", () => new Gate(4), FeatureShape.Maps(5, 8, 10)).Flatten().Dense(7).Build(),
            "Module(gate) makes (N, 4, 8, 10) of (N, 4, 8, 10), and the model expects (N, 5, 8, 10). Make the module that the model was built with."
        },
        {
            "an instance for every model", () =>
            {
                var mine = new Gate(4);
                Start.Module("gate", () => mine).Flatten().Dense(7).Build();
            },
            "The factory of module 'gate' returned a module that it had returned before. "
            + "Make a new one each time, such as () => new MyModule(), since every model has and disposes its own."
        },
        {
            "a value without a factory", () => Start.Layer(new ModuleSpec("gate", FeatureShape.Maps(4, 8, 10))).Flatten().Dense(7).Build(),
            "The model has a module 'gate' and nothing that makes it. Add it with the builder's Module('gate', factory), not as a value."
        },
        {
            "another size afterwards", () => Start.Residual(b => b.Module("gate", () => new Gate(4))).Input(16, 20),
            "Module(gate) gives out (N, 4, 8, 10) for images of 8×10, so the size cannot change behind it. Call Input before Module."
        },
    };

    public static TheoryData<string, Action, string> MistakesInTheBuilder => new()
    {
        {
            "no module", () => Start.Module("gate", () => null!),
            "Layer 2, Module(gate), after Conv2d(4, kernel 3): The factory of module 'gate' returned null. Return a new module."
        },
        {
            "vectors into maps", () => Start.Flatten().Module("split", () => new Split()),
            "Layer 3, Module(split), after Flatten(): it makes (2, 2, 160) of (2, 320), 2 images of zeros. Expected as many maps (2, C, H, W) or vectors (2, F)."
        },
        {
            "a name with a dot", () => Start.Module("my.gate", () => new Gate(4)),
            "Layer 2, Module(my.gate), after Conv2d(4, kernel 3): a module's name has letters, digits and underscores, starts with a letter and has at most 100 of them, got 'my.gate'."
        },
        {
            "a name that is taken", () => Start.Module("conv2d_7", () => new Gate(4)),
            "Layer 2, Module(conv2d_7), after Conv2d(4, kernel 3): 'conv2d_7' is what another layer of this library may be called. Choose another name."
        },
        {
            "a name twice", () => Start.Module("gate", () => new Gate(4)).Residual(b => b.BatchNorm().Module("gate", () => new Gate(4))),
            "Layer 3, Residual, branch layer 2, Module(gate), after BatchNorm(): the model has a module of that name already. Names are what factories are found by, so each needs its own."
        },
        {
            "a name twice as values", () => Start.Layer(new ModuleSpec("gate", FeatureShape.Vector(3))).Layer(new ModuleSpec("gate", FeatureShape.Vector(3))),
            "Two modules are called 'gate'. Names are what factories are found by, so each needs its own."
        },
        {
            "a shape that is none", () => Start.Module("gate", () => new Gate(4), default(FeatureShape)),
            "Layer 2, Module(gate), after Conv2d(4, kernel 3): it cannot give (N, 0) out. Sizes start at 1, maps have at most 16,384 rows and columns, and an image at most 67,108,864 values."
        },
    };

    private static ModelBuilder Start => ModelBuilder.FromInput(8, 10).Named("Own").Conv2d(4);

    private static ModelBuilder WithGates => Start.Module("gate", () => new Gate(4)).Residual(b => b.Module("inner", () => new Gate(4)).Conv2d(4)).Flatten().Dense(7);

    private static ModuleFactories Factories => new() { ["gate"] = () => new Gate(4), ["inner"] = () => new Gate(4) };

    private string FilePath => _folder["own.safetensors"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Build_WithModules_CountsNamesAndStartsThem()
    {
        using var model = WithGates.Build(seed: 1);
        using var same = WithGates.Build(seed: 1);
        using var other = WithGates.Build(seed: 2);
        model.Layers.Select(layer => $"{layer.Name} {layer.Type} {layer.OutputShape} {layer.ParameterCount} {layer.TrainableParameterCount}").Should().Contain(
            ["gate Gate (N, 4, 8, 10) 21 20", "residual.branch.inner Gate (N, 4, 8, 10) 21 20"]);
        model.state_dict().Keys.Should().Contain(
            ["layers.gate.module.weigh.weight", "layers.gate.module.scale", "layers.residual.branch.inner.module.weigh.bias"]);
        TestModels.Values(same).Should().BeEquivalentTo(TestModels.Values(model));
        TestModels.Values(other)["layers.gate.module.weigh.weight"].Should().NotEqual(TestModels.Values(model)["layers.gate.module.weigh.weight"]);
        TestModels.Values(model)["layers.residual.branch.inner.module.weigh.weight"].Should().NotEqual(TestModels.Values(model)["layers.gate.module.weigh.weight"]);
    }

    [Fact]
    public void Build_WithModules_LeavesTorchsRandomStateAsItWas()
    {
        using var before = Generator.Default.get_state();
        using var model = WithGates.Build(seed: 1);
        using var after = Generator.Default.get_state();
        after.data<byte>().ToArray().Should().Equal(before.data<byte>().ToArray());
    }

    [Fact]
    public void Build_InsideADisposeScope_KeepsTheModulesParameters()
    {
        ImageModel model;
        using (NewDisposeScope())
        {
            model = WithGates.Build(seed: 1);
        }

        using (model)
        {
            using var images = FormulaFill.Images(1, 8, 10);
            using var logits = model.call(images);
            logits.shape.Should().Equal(1, 7);
        }
    }

    [Fact]
    public void Forward_OfAModuleThatWritesToItsInput_ReachesNothingElse()
    {
        using var scope = NewDisposeScope();
        using var block = ModelBuilder.FromInput(8, 10).Residual(b => b.Module("gate", () => new Gate(3))).Spec.Layers[0]
            .Create(FeatureShape.Maps(3, 8, 10), new() { ["gate"] = () => new Gate(3) });
        block.eval();
        var images = FormulaFill.Images(2, 8, 10).requires_grad_();
        var before = TestModels.Values(images);
        var gate = block.modules().OfType<Gate>().Single();
        var alone = gate.call(images.detach().contiguous().clone());
        var output = block.call(images.mul(1));
        TestModels.Values(output.sub(images)).Zip(TestModels.Values(alone), (x, y) => Math.Abs(x - y)).Max().Should().BeLessThan(1e-6f);
        output.sum().backward();
        TestModels.Values(images).Should().Equal(before);
        TestModels.Values(images.grad!).Zip(before).Should().OnlyContain(pair => pair.Second > 0 ? pair.First != 1 : pair.First == 1, "negative values reach the output by the shortcut alone");
    }

    [Fact]
    public void Train_EvalAndFreeze_ReachTheModule()
    {
        using var model = WithGates.Build(seed: 1);
        using var images = FormulaFill.Images(1, 8, 10);
        var gate = model.modules().OfType<Gate>().First();
        Run(model, images);
        gate.SawTraining.Should().BeTrue();
        model.eval();
        Run(model, images);
        gate.SawTraining.Should().BeFalse();
        var layer = model.modules().OfType<ModuleLayer>().First();
        layer.Freeze(true);
        model.train();
        Run(model, images);
        gate.SawTraining.Should().BeFalse();
        gate.parameters().Should().OnlyContain(parameter => !parameter.requires_grad);
        layer.TrainableParameterCount.Should().Be(0);
        layer.Freeze(false);
        model.train();
        Run(model, images);
        gate.SawTraining.Should().BeTrue();
        layer.TrainableParameterCount.Should().Be(20);
    }

    [Fact]
    public void Dispose_OfTheModel_DisposesTheModulesParameters()
    {
        var model = WithGates.Build(seed: 1);
        var weight = model.modules().OfType<Gate>().First().parameters().First();
        weight.IsInvalid.Should().BeFalse();
        model.Dispose();
        weight.IsInvalid.Should().BeTrue();
    }

    [Fact]
    public void Load_WithTheFactories_GivesBackEverythingBitByBit()
    {
        using var model = Trained();
        model.Save(FilePath);
        using var loaded = ImageModel.Load(FilePath, modules: Factories);
        loaded.Spec.Should().Be(model.Spec);
        TestModels.Values(loaded).Should().BeEquivalentTo(TestModels.Values(model));
        loaded.Save(_folder["again.safetensors"]);
        File.ReadAllBytes(_folder["again.safetensors"]).Should().Equal(File.ReadAllBytes(FilePath));
        using var memory = new Predictor(model);
        using var predictor = Predictor.Load(FilePath, modules: Factories);
        var image = OnnxModels.Images(1, model)[0];
        predictor.Predict(image).Probabilities.Should().Equal(memory.Predict(image).Probabilities);
    }

    [Fact]
    public void FromTrained_OfAModelWithModules_MakesThemAgainWithTheirWeights()
    {
        using var model = Trained();
        model.Save(FilePath);
        using var loaded = ImageModel.Load(FilePath, modules: Factories);
        using var next = ModelBuilder.FromTrained(loaded, layers: 3).GlobalAveragePooling().Dense(2).Build(seed: 1);
        TestModels.Values(next)["layers.residual.branch.inner.module.weigh.weight"].Should().Equal(TestModels.Values(model)["layers.residual.branch.inner.module.weigh.weight"]);
        next.Layers.Single(layer => layer.Name == "gate").MultiplyAdds.Should().BeNull("nobody knows what a module of a user's multiplies");
    }

    [Fact]
    public void Load_WithoutAFactory_SaysWhichAndHowToPassIt()
    {
        using var model = Trained();
        model.Save(FilePath);
        ((Action)(() => ImageModel.Load(FilePath))).Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be(
            $"{FilePath} needs what makes its modules 'gate', 'inner', since a file holds weights and no code. "
            + "Pass it: Load(path, modules: new() { [\"gate\"] = () => new ...(), [\"inner\"] = () => new ...() }).");
        ((Action)(() => Predictor.Load(FilePath, modules: new() { ["gate"] = () => new Gate(4) }))).Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be(
            $"{FilePath} needs what makes its module 'inner', since a file holds weights and no code. Pass it: Load(path, modules: new() {{ [\"inner\"] = () => new ...() }}).");
    }

    [Fact]
    public void Load_WithAnotherModule_IsAFormatErrorThatSaysWhy()
    {
        using var model = Trained();
        model.Save(FilePath);
        var others = new ModuleFactories { ["gate"] = () => new Gate(4), ["inner"] = () => nn.Sequential(("conv", nn.Conv2d(4, 5, 1))) };
        ((Action)(() => ImageModel.Load(FilePath, modules: others))).Should().ThrowExactly<ModelFormatException>().Which.Message.Should().Be(
            $"{FilePath}: the parts of the model do not fit together: Module(inner) makes (N, 5, 8, 10) of (N, 4, 8, 10), and the model expects (N, 4, 8, 10). Make the module that the model was built with.");
    }

    [Fact]
    public void Spec_WithAModule_ComparesAndGoesThroughJsonWithoutMakingIt()
    {
        var made = 0;
        var spec = Start.Module("gate", Count, FeatureShape.Maps(4, 8, 10)).GlobalAveragePooling().Module("last", Count, FeatureShape.Vector(3)).Spec;
        spec.Should().Be(ModelSpec.FromJson(spec.ToJson()));
        spec.ToJson().Should().Contain("""{"type":"module","name":"gate","output":[4,8,10]},{"type":"globalAveragePooling"},{"type":"module","name":"last","output":[3]}""");
        spec.ToString().Should().EndWith($"  Module(gate){Environment.NewLine}  GlobalAveragePooling(){Environment.NewLine}  Module(last)");
        spec.Should().NotBe(Start.Module("gate", Count, FeatureShape.Maps(4, 8, 9)).Spec);
        made.Should().Be(0);
        nn.Module<Tensor, Tensor> Count()
        {
            made++;
            return new Gate(4);
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[1,2]")]
    [InlineData("[1,2,3,4]")]
    [InlineData("[0]")]
    [InlineData("[1.5]")]
    [InlineData("[2147483648]")]
    [InlineData("3")]
    [InlineData("[[3]]")]
    [InlineData("null")]
    [InlineData("[16385,16385,16385]")]
    public void FromJson_OfAnImpossibleShape_IsAFormatError(string shape) =>
        ((Action)(() => ModelSpec.FromJson($$"""{"name":"M","height":8,"width":8,"layers":[{"type":"module","name":"gate","output":{{shape}}}]}""")))
            .Should().ThrowExactly<ModelFormatException>();

    [Fact]
    public void ExportOnnx_OfAModule_SaysThatItHasNoForm()
    {
        using var model = Trained();
        ((Action)(() => model.ExportOnnx(_folder["own.onnx"]))).Should().ThrowExactly<NotSupportedException>().Which.Message.Should().Be(
            "Module(gate) is a module of your own (Gate), of which this library knows no ONNX form. Build the model of this library's layers to export it.");
    }

    [Fact]
    public void Forward_OfAModuleWhoseShapeDependsOnTheMode_SaysSo()
    {
        using var model = ModelBuilder.FromInput(8, 10).Flatten().Module("fickle", () => new Fickle()).Dense(7).Build(seed: 1);
        using var images = FormulaFill.Images(3, 8, 10);
        ((Action)(() => model.call(images))).Should().ThrowExactly<InvalidOperationException>().Which.Message.Should().Be(
            "Module(fickle) gave (3, 120) for 3 images, and the model expects (N, 240). Its shape must not depend on the images or on the mode.");
    }

    [Fact]
    public void Names_OfAllOtherLayers_AreTaken()
    {
        var names = typeof(LayerSpec).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LayerSpec)) && type != typeof(ModuleSpec))
            .Select(type => ((LayerSpec)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type)).KerasName).ToList();
        names.Should().HaveCountGreaterThan(15);
        foreach (var name in names)
        {
            new ModuleSpec(name, FeatureShape.Vector(1)).Problem(FeatureShape.Vector(1)).Should().Be($"'{name}' is what another layer of this library may be called. Choose another name.");
        }
    }

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void AnyModel_ThatAModuleDoesNotFit_SaysWhatToDo(string mistake, Action step, string message) =>
        step.Should().ThrowExactly<InvalidOperationException>(mistake).Which.Message.Should().Be(message);

    [Theory]
    [MemberData(nameof(MistakesInTheBuilder), DisableDiscoveryEnumeration = true)]
    public void Module_ThatDoesNotFit_NamesTheLayerTheShapesAndTheRemedy(string mistake, Action step, string message) =>
        step.Should().ThrowExactly<ArgumentException>(mistake).Which.Message.Should().Be(message);

    [Fact]
    public void Module_ThatCannotBeRun_SaysWhatTorchSays() => ((Action)(() => Start.Module("gate", () => new Gate(9))))
        .Should().ThrowExactly<ArgumentException>().Which.Message.Should()
        .StartWith("Layer 2, Module(gate), after Conv2d(4, kernel 3): the module Gate cannot be run on (N, 4, 8, 10): ").And.Contain("cannot be multiplied");

    private static ImageModel Trained()
    {
        var model = WithGates.Build(seed: 4);
        model.SetTask(LabelSchema.Diagnoses, SmallModels.Preprocessing);
        return model;
    }

    private static void Run(ImageModel model, Tensor images)
    {
        using var logits = model.call(images);
    }

    private sealed class Split() : nn.Module<Tensor, Tensor>("Split")
    {
        public override Tensor forward(Tensor input) => input.view(input.size(0), 2, -1);
    }

    private sealed class Fickle() : nn.Module<Tensor, Tensor>("Fickle")
    {
        public override Tensor forward(Tensor input) => training ? input.narrow(1, 0, 120) : input.alias();
    }
}
