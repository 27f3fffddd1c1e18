using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Ham10000.LibTorch.Tests;

public sealed class OptimTests
{
    [Fact]
    public void Groups_KeepTheirOwnLearningRates()
    {
        using var scope = NewDisposeScope();
        var (slow, fast) = (new Parameter(zeros(2)), new Parameter(zeros(2)));
        using var optimizer = optim.SGD(
            [new SGD.ParamGroup([slow], 0.1), new SGD.ParamGroup([fast], 1.0)], 0.5);
        Step(optimizer, slow, fast);
        Golden.Values(slow).Should().Equal(-0.1f, -0.1f);
        Golden.Values(fast).Should().Equal(-1, -1);
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate *= 0.5;
        }

        Step(optimizer, slow, fast);
        Golden.Values(fast).Should().Equal(-1.5f, -1.5f);
        optimizer.ParamGroups.Select(group => group.InitialLearningRate).Should().Equal(0.1, 1.0);
        optimizer.parameters().Should().Equal(slow, fast);
    }

    [Fact]
    public void Step_MomentumSetToZero_IsPlainDescentForOldAndNewParameters()
    {
        using var scope = NewDisposeScope();
        var (old, late) = (new Parameter(zeros(2)), new Parameter(zeros(2)));
        using var optimizer = optim.SGD([old, late], 1, momentum: 0.9);
        Step(optimizer, old);
        optimizer.Momentum = 0;
        Step(optimizer, old, late);
        Golden.Values(old).Should().Equal(-2, -2);
        Golden.Values(late).Should().Equal(-1, -1);
    }

    [Fact]
    public void Step_WithoutGradient_LeavesParameterAndStateAlone()
    {
        using var scope = NewDisposeScope();
        var (used, unused) = (new Parameter(ones(2)), new Parameter(ones(2)));
        using var optimizer = optim.Adam([used, unused], weight_decay: 0.5);
        used.grad = ones(2);
        optimizer.step();
        Golden.Values(unused).Should().Equal(1, 1);
        Golden.Values(used)[0].Should().BeLessThan(1);
    }

    [Fact]
    public void Step_WithAClosure_ComputesGradientsEvenWithinNoGrad()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(2));
        using var optimizer = optim.SGD([parameter], 0.1);
        using var off = no_grad();
        var loss = optimizer.step(() =>
        {
            var value = (parameter * parameter).sum();
            value.backward();
            return value;
        });
        loss!.item<float>().Should().Be(2);
        Golden.Values(parameter).Should().Equal(0.8f, 0.8f);
    }

    [Fact]
    public void ZeroGrad_FillsGradientsWithZeros()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(2));
        using var optimizer = optim.SGD([parameter], 0.1);
        (parameter * 3).sum().backward();
        optimizer.zero_grad();
        Golden.Values(parameter.grad!).Should().Equal(0, 0);
    }

    [Fact]
    public void Step_BetweenForwardAndBackward_IsNoticedByTheGraph()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(2));
        using var optimizer = optim.Adam([parameter]);
        var loss = (parameter * parameter).sum();
        parameter.grad = ones(2);
        optimizer.step();
        ((Action)(() => loss.backward())).Should().Throw<System.Runtime.InteropServices.ExternalException>()
            .WithMessage("one of the variables needed for gradient computation has been modified by an inplace operation*");
    }

    [Fact]
    public void Settings_OutOfRange_AreRefused()
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [new(zeros(2))];
        ((Action)(() => optim.Adam(parameters, -1))).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("lr is -1. Expected 0 or more.*");
        ((Action)(() => optim.Adam(parameters, beta2: 1))).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("beta2 is 1. Expected a number from 0 to below 1.*");
        ((Action)(() => optim.SGD(parameters, 0.1, nesterov: true))).Should().Throw<ArgumentException>()
            .WithMessage("Nesterov momentum needs momentum and no dampening, got momentum 0 and dampening 0. (Parameter 'nesterov')");
        ((Action)(() => optim.SGD([parameters[0], parameters[0]], 0.1))).Should().Throw<ArgumentException>().WithMessage(
            "A parameter of shape (2) is in the optimiser twice. Put each into one group, once. (Parameter 'param_group')");
        using var adam = optim.Adam(parameters);
        ((Action)(() => adam.add_param_group(new SGD.ParamGroup([])))).Should().Throw<ArgumentException>()
            .WithMessage("Adam cannot take a SGD group. Make a Adam.ParamGroup. (Parameter 'param_group')");
    }

    [Fact]
    public void LoadStateDict_ThatDoesNotFit_SaysWhyAndChangesNothing()
    {
        using var scope = NewDisposeScope();
        using var source = optim.Adam([new Parameter(zeros(2))], 0.5);
        using var sgd = optim.SGD([new Parameter(zeros(2))], 0.1);
        using var longer = optim.Adam([new Parameter(zeros(2)), new Parameter(zeros(2))], 0.1);
        using var wider = optim.Adam([new Parameter(zeros(3))], 0.1);
        Step(source, [.. source.parameters()]);
        var state = source.state_dict();
        ((Action)(() => sgd.load_state_dict(state))).Should().Throw<InvalidDataException>()
            .WithMessage("The state is of optimiser 'Adam'. Expected 'SGD'.");
        ((Action)(() => longer.load_state_dict(state))).Should().Throw<InvalidDataException>()
            .WithMessage("The state of parameter group 0 has 1 parameters. Expected 2.");
        ((Action)(() => wider.load_state_dict(state))).Should().Throw<InvalidDataException>()
            .WithMessage("The state of parameter group 0 has a tensor of shape (2). Expected (3).");
        wider.ParamGroups.Single().LearningRate.Should().Be(0.1);
    }

    [Fact]
    public void Momentum_RaisedAfterSteps_TakesEffect()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(zeros(1));
        using var optimizer = optim.SGD([parameter], 1);
        Step(optimizer, parameter);
        optimizer.Momentum = 0.5;
        Step(optimizer, parameter);
        Step(optimizer, parameter);
        Golden.Values(parameter).Should().Equal(-3.5f);
    }

    [Fact]
    public void Dispose_FreesTheStateAndLeavesTheParameters()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(zeros(1));
        var optimizer = optim.Adam([parameter]);
        Step(optimizer, parameter);
        optimizer.Dispose();
        optimizer.Dispose();
        parameter.IsInvalid.Should().BeFalse();
        ((Action)(() => Step(optimizer, parameter))).Should().Throw<ObjectDisposedException>();
    }

    [Theory]
    [InlineData(2.0)]
    [InlineData(1.0)]
    [InlineData(double.PositiveInfinity)]
    public void ClipGradNorm_ScalesToTheLimit(double normType)
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [new(zeros(2)), new(zeros(1)), new(zeros(3))];
        parameters[0].grad = tensor(new float[] { 3, 0 });
        parameters[1].grad = tensor(new float[] { -4 });
        var norm = normType == 2 ? 5 : normType == 1 ? 7 : 4;
        nn.utils.clip_grad_norm_(parameters, 100, normType).Should().BeApproximately(norm, 1e-5);
        Golden.Values(parameters[0].grad!).Should().Equal(3, 0);
        nn.utils.clip_grad_norm_(parameters, 1, normType).Should().BeApproximately(norm, 1e-5);
        Golden.Values(parameters[1].grad!)[0].Should().BeApproximately(-4f / norm, 1e-5f);
        nn.utils.clip_grad_value_(parameters, 0.1);
        Golden.Values(parameters[0].grad!).Should().Equal(0.1f, 0);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(-1)]
    public void LoadStateDict_CutOff_SaysSoAndChangesNothing(int length)
    {
        using var scope = NewDisposeScope();
        using var source = optim.Adam([new Parameter(zeros(2))], 0.5);
        Step(source, [.. source.parameters()]);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, true))
        {
            source.save_state_dict(writer);
        }

        var bytes = stream.ToArray();
        using var target = optim.Adam([new Parameter(zeros(2))], 0.1);
        using var reader = new BinaryReader(new MemoryStream(bytes[..(length < 0 ? bytes.Length + length : length)]));
        var load = () => target.load_state_dict(reader);
        load.Should().Throw<InvalidDataException>()
            .WithMessage("The state of optimiser 'Adam' ends too early. Expected all of a saved one.");
        target.ParamGroups.Single().LearningRate.Should().Be(0.1);
    }

    private static void Step(optim.Optimizer optimizer, params Parameter[] parameters)
    {
        foreach (var parameter in parameters)
        {
            parameter.grad = ones_like(parameter);
        }

        optimizer.step();
    }
}
