using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Ham10000.LibTorch.Tests;

public sealed class NnModuleTests
{
    [Fact]
    public void CustomModule_RegistersItsFields()
    {
        using var block = new GatedBlock();
        block.named_parameters().Select(pair => pair.name).Should()
            .Equal("gate", "convolution.weight", "norm.weight", "norm.bias", "tail.0.weight", "tail.0.bias");
        block.named_buffers().Select(pair => pair.name).Should()
            .Equal("scale", "scratch", "norm.running_mean", "norm.running_var", "norm.num_batches_tracked");
        block.named_children().Select(pair => pair.name).Should().Equal("convolution", "norm", "tail");
        block.named_modules().Select(pair => pair.name).Should().Equal("convolution", "norm", "tail", "tail.0", "tail.1");
        block.has_parameter("tail.0.bias").Should().BeTrue();
        block.has_parameter("tail.2.bias").Should().BeFalse();
        block.get_parameter("gate").Should().BeSameAs(block.parameters().First());
        block.has_buffer("norm.running_var").Should().BeTrue();
        block.get_buffer("norm.weight").Should().BeNull();
    }

    [Fact]
    public void CustomModule_ForwardAndBackward_ReachEveryParameter()
    {
        using var block = new GatedBlock();
        using var x = Golden.Fill([2, 2, 4, 4], 1);
        using var y = block.call(x).sum();
        y.backward();
        block.parameters().Should().OnlyContain(p => !Equals(p.grad, null));
        block.zero_grad(set_to_none: false);
        block.parameters().Should().OnlyContain(p => Golden.Values(p.grad!).All(value => value == 0));
        block.zero_grad();
        block.parameters().Should().OnlyContain(p => Equals(p.grad, null));
    }

    [Fact]
    public void TrainAndEval_ReachTheWholeTree()
    {
        using var block = new GatedBlock();
        block.training.Should().BeTrue();
        block.eval();
        block.modules().Append(block).Should().OnlyContain(module => !module.training);
        using var x = Golden.Fill([2, 2, 4, 4], 1);
        using var first = block.call(x);
        using var second = block.call(x);
        Golden.Values(first).Should().Equal(Golden.Values(second), "dropout and batch norm rest in evaluation mode");
        block.train();
        block.modules().Append(block).Should().OnlyContain(module => module.training);
    }

    [Fact]
    public void Dispose_FreesParametersBuffersAndSubmodules()
    {
        var block = new GatedBlock();
        var tensors = block.parameters().Concat(block.buffers()).ToList();
        tensors.Should().HaveCount(11);
        block.Dispose();
        tensors.Should().OnlyContain(t => t.IsInvalid);
        block.Dispose();
    }

    [Fact]
    public void Layers_MadeInADisposeScope_OutliveIt()
    {
        Module<Tensor, Tensor> layers;
        using (NewDisposeScope())
        {
            layers = Sequential(Conv2d(1, 2, 3), BatchNorm2d(2), Linear(3, 3));
        }

        layers.parameters().Concat(layers.buffers()).Should().OnlyContain(t => !t.IsInvalid);
        layers.Dispose();
    }

    [Fact]
    public void Apply_VisitsChildrenBeforeTheirParent()
    {
        using var block = new GatedBlock();
        var names = new List<string>();
        block.apply(module => names.Add(module.GetName())).Should().BeSameAs(block);
        names.Should().Equal("Conv2d", "BatchNorm2d", "Conv2d", "Dropout", "ModuleList", "GatedBlock");
    }

    [Fact]
    public void Register_ANameTwice_IsRefused()
    {
        using var block = new GatedBlock();
        using var tensor = zeros(1);
        using var parameter = Parameter(zeros(1));
        using var linear = Linear(1, 1);
        ((Action)(() => block.register_parameter("gate", parameter))).Should().Throw<InvalidOperationException>()
            .WithMessage("Parameter 'gate' is already registered in module 'GatedBlock'. Choose another name.");
        ((Action)(() => block.register_buffer("scale", tensor))).Should().Throw<InvalidOperationException>()
            .WithMessage("Buffer 'scale' is already registered in module 'GatedBlock'. Choose another name.");
        ((Action)(() => block.register_module("norm", linear))).Should().Throw<InvalidOperationException>()
            .WithMessage("Submodule 'norm' is already registered in module 'GatedBlock'. Choose another name.");
        ((Action)(() => block.add_module("a.b", linear))).Should().Throw<ArgumentException>().WithMessage(
            "Submodule name 'a.b' of module 'GatedBlock' contains a dot. Dots separate the levels of a key; choose a name without. (Parameter 'name')");
        using var relu = ReLU();
        ((Action)(() => relu.register_buffer("scale", tensor))).Should().Throw<InvalidOperationException>().WithMessage(
            "Module 'ReLU' has no parameters, so it cannot take the buffer 'scale'. Derive from Module<T, TResult> instead.");
    }

    [Fact]
    public void CustomLoss_OfTwoInputs_Trains()
    {
        using var loss = new FocalLoss(2);
        using var x = Golden.Fill([4, 3], 1).requires_grad_();
        using var y = tensor(new long[] { 0, 2, 1, 1 });
        using var value = loss.call(x, y);
        value.backward();
        using var crossEntropy = functional.cross_entropy(x, y);
        value.item<float>().Should().BeLessThan(crossEntropy.item<float>());
        x.grad.Should().NotBeNull();
    }

    [Fact]
    public void Conversion_KeepsParametersAndChangesFloatingTypesOnly()
    {
        using var block = new GatedBlock();
        var before = block.parameters().ToList();
        block.@double().Should().BeSameAs(block);
        block.parameters().Should().Equal(before, "an optimiser made before must go on working");
        before.Should().OnlyContain(p => p.dtype == ScalarType.Float64 && p.is_leaf && p.requires_grad);
        block.get_buffer("norm.running_mean")!.dtype.Should().Be(ScalarType.Float64);
        block.get_buffer("norm.num_batches_tracked")!.dtype.Should().Be(ScalarType.Int64);
        using var x = Golden.Fill([2, 2, 4, 4], 1).to(ScalarType.Float64);
        using var y = block.call(x).sum();
        y.backward();
        block.to(ScalarType.Float32);
        before.Should().OnlyContain(p => p.dtype == ScalarType.Float32 && p.grad!.dtype == ScalarType.Float32);
        block.to(CPU).cpu().get_parameter("gate")!.dtype.Should().Be(ScalarType.Float32);
    }

    [Fact]
    public void SharedParameter_IsListedOnce()
    {
        using var first = Linear(2, 2, false);
        using var second = Linear(first.weight);
        using var both = Sequential(first, second);
        both.parameters().Should().Equal(first.weight);
    }

    [Fact]
    public void Sequential_WithoutModules_ReturnsAnotherHandle()
    {
        using var empty = Sequential();
        using var x = Golden.Fill([2], 1);
        using (var y = empty.call(x))
        {
            y.Should().NotBeSameAs(x);
        }

        Golden.Values(x).Should().HaveCount(2);
    }

    [Fact]
    public void Sequential_OfModulesThatReturnTheirInput_DisposesNeitherInputNorResult()
    {
        using var pass = Sequential(Identity(), Dropout(0.5), new Echo(), ReLU(inplace: true), new Echo());
        pass.eval();
        using var x = Golden.Fill([4], 1);
        using var y = pass.call(x);
        Golden.Values(y).Should().Equal(Golden.Values(x).Select(value => Math.Max(value, 0)));
        using var echo = Sequential(new Echo(), new Echo());
        echo.call(x).Should().BeSameAs(x);
        x.IsInvalid.Should().BeFalse();
    }

    [Fact]
    public void Sequential_Named_UsesTheNames()
    {
        using var model = Sequential(("stem", Conv2d(1, 2, 3)), ("head", Linear(2, 2)));
        model.append(ReLU()).Count.Should().Be(3);
        model[2].Should().BeOfType<ReLU>();
        model.state_dict().Keys.Should().Equal("stem.weight", "stem.bias", "head.weight", "head.bias");
    }

    [Fact]
    public void ModuleList_AfterChanges_NumbersItsModulesAnew()
    {
        using var list = ModuleList(Linear(1, 1, false), Linear(2, 2, false), Linear(3, 3, false));
        using var second = list[1];
        list.Remove(second).Should().BeTrue();
        list.Insert(0, Linear(4, 4, false));
        list.named_parameters().Select(pair => (pair.name, pair.parameter.shape[0])).Should()
            .Equal(("0.weight", 4), ("1.weight", 1), ("2.weight", 3));
        list.Count.Should().Be(3);
    }

    [Fact]
    public void Forward_OfAWrongShape_TellsBothShapes()
    {
        using var convolution = Conv2d(3, 4, 3);
        using var dense = Linear(5, 2);
        using var norm = BatchNorm2d(3);
        using var x = zeros(1, 2, 8, 8);
        ((Action)(() => convolution.call(x))).Should().Throw<ExternalException>().WithMessage(
            "Given groups=1, weight of size [4, 3, 3, 3], expected input[1, 2, 8, 8] to have 3 channels, but got 2 channels instead");
        ((Action)(() => dense.call(x))).Should().Throw<ExternalException>()
            .WithMessage("mat1 and mat2 shapes cannot be multiplied (16x8 and 5x2)");
        ((Action)(() => norm.call(x))).Should().Throw<ExternalException>()
            .WithMessage("running_mean should contain 2 elements not 3");
        using var flat = zeros(4, 3);
        ((Action)(() => norm.call(flat))).Should().Throw<ArgumentException>()
            .WithMessage("BatchNorm2d expects a tensor of shape (N, C, H, W), got (4, 3). (Parameter 'input')");
        ((Action)(() => Conv2d(3, 4, 3, groups: 2))).Should().Throw<ArgumentException>().WithMessage(
            "Conv2d with 3 input and 4 output channels cannot have 2 groups. Choose a number that divides both.");
        ((Action)(() => Conv2d(3, 4, 3, Padding.Same, stride: 2))).Should().Throw<ArgumentException>()
            .WithMessage("Conv2d with padding Same needs stride 1, got (2, 2). Give the padding in numbers.");
    }

    [Fact]
    public void ConvTranspose2d_WithAnOutputSize_MakesIt()
    {
        using var layer = ConvTranspose2d(1, 1, 3, stride: 2, padding: 1);
        using var x = zeros(1, 1, 4, 5);
        using var y = layer.forward(x, [8, 9]);
        y.shape.Should().Equal(1, 1, 8, 9);
        ((Action)(() => layer.forward(x, [9, 9]))).Should().Throw<ArgumentException>()
            .WithMessage("A result of size 9 cannot come out along dimension 2. Expected 7 to 8.");
    }

    [Fact]
    public void BatchNorm_WithoutMomentum_AveragesAllBatches()
    {
        using var norm = BatchNorm1d(2);
        norm.momentum = null;
        using var first = tensor(new float[] { 1, 2, 3, 4 }, [2, 2]);
        using var second = tensor(new float[] { 5, 6, 7, 8 }, [2, 2]);
        norm.call(first).Dispose();
        norm.call(second).Dispose();
        Golden.Values(norm.running_mean!).Should().Equal(4, 5);
        norm.num_batches_tracked!.item<long>().Should().Be(2);
        norm.reset_running_stats();
        Golden.Values(norm.running_mean!).Should().Equal(0, 0);
        norm.num_batches_tracked!.item<long>().Should().Be(0);
    }

    [Fact]
    public void Linear_WithAnotherWeight_RegistersIt()
    {
        using var layer = Linear(2, 2);
        var old = layer.weight;
        layer.weight = Parameter(zeros(3, 2));
        old.IsInvalid.Should().BeTrue();
        layer.bias = null;
        layer.state_dict().Keys.Should().Equal("weight");
        using var x = ones(1, 2);
        using var y = layer.call(x);
        y.shape.Should().Equal(1, 3);
    }

    private sealed class Echo() : Module<Tensor, Tensor>(nameof(Echo))
    {
        public override Tensor forward(Tensor input) => input;
    }

    private sealed class FocalLoss(double gamma) : Module<Tensor, Tensor, Tensor>(nameof(FocalLoss))
    {
        public override Tensor forward(Tensor input1, Tensor input2)
        {
            using var scope = NewDisposeScope();
            var losses = functional.cross_entropy(input1, input2, reduction: Reduction.None);
            return ((1 - (-losses).exp()).pow(gamma) * losses).mean().MoveToOuterDisposeScope();
        }
    }
}
