using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Ham10000.LibTorch.Tests;

/// <summary>Parameters after ten steps of every optimiser against PyTorch's, within 1e-5 of the Euclidean norm of each.</summary>
public sealed class OptimGoldenTests
{
    private static readonly long[][] Shapes = [[5, 7], [9], [3, 2, 3, 3]];

    private static readonly Dictionary<string, Func<IEnumerable<Parameter>, OptimizerHelper>> Optimizers = new()
    {
        ["sgd"] = p => optim.SGD(p, 0.05),
        ["sgd_decay"] = p => optim.SGD(p, 0.05, weight_decay: 0.1),
        ["sgd_momentum"] = p => optim.SGD(p, 0.05, 0.9),
        ["sgd_dampening"] = p => optim.SGD(p, 0.05, 0.8, 0.3, 0.1),
        ["sgd_nesterov"] = p => optim.SGD(p, 0.05, 0.9, weight_decay: 0.05, nesterov: true),
        ["sgd_maximize"] = p => optim.SGD(p, 0.02, 0.5, weight_decay: 0.05, maximize: true),
        ["adam"] = p => optim.Adam(p, 0.01),
        ["adam_options"] = p => optim.Adam(p, 0.02, 0.8, 0.95, 1e-3, 0.1),
        ["adam_amsgrad"] = p => optim.Adam(p, 0.02, 0.8, 0.7, amsgrad: true),
        ["adam_maximize"] = p => optim.Adam(p, 0.02, 0.8, 0.7, weight_decay: 0.1, amsgrad: true, maximize: true),
        ["adamw"] = p => optim.AdamW(p, 0.02, weight_decay: 0.1),
        ["adamw_amsgrad"] = p => optim.AdamW(p, 0.02, 0.8, 0.7, weight_decay: 0.05, amsgrad: true),
        ["adamw_maximize"] = p => optim.AdamW(p, 0.02, weight_decay: 0.05, maximize: true),
        ["nadam"] = p => optim.NAdam(p),
        ["nadam_options"] = p => optim.NAdam(p, 0.02, 0.8, 0.95, weight_decay: 0.1, momentum_decay: 0.01),
        ["rmsprop"] = p => optim.RMSProp(p, 0.01),
        ["rmsprop_options"] = p => optim.RMSProp(p, 0.02, 0.9, 1e-3, 0.1),
        ["rmsprop_momentum"] = p => optim.RMSProp(p, 0.01, momentum: 0.9),
        ["rmsprop_centered"] = p => optim.RMSProp(p, 0.01, centered: true),
        ["rmsprop_all"] =
            p => optim.RMSProp(p, 0.01, 0.95, weight_decay: 0.05, momentum: 0.5, centered: true, maximize: true),
    };

    public static TheoryData<string> Names => GoldenFile.Theory("optim");

    [Fact]
    public void Optimizers_AllCases_AreThoseOfTheGoldenFile() =>
        Optimizers.Keys.Should().BeEquivalentTo(GoldenFile.Names("optim"));

    [Theory]
    [MemberData(nameof(Names))]
    public void TenSteps_Float32_AgreeWithPyTorch(string name) => Check(name, x => x);

    [Theory]
    [MemberData(nameof(Names))]
    public void TenSteps_Float64ThroughTensorOperations_AgreeWithPyTorch(string name) =>
        Check(name, x => x.to(ScalarType.Float64));

    [Theory]
    [MemberData(nameof(Names))]
    public void TenSteps_ChannelsLastParameter_AgreeWithPyTorch(string name) =>
        Check(name, x => x.dim() == 4 ? x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2) : x);

    [Theory]
    [MemberData(nameof(Names))]
    public void TenSteps_ParameterWithHolesInMemory_AgreeWithPyTorch(string name) =>
        Check(name, x => x.dim() == 2 ? cat([x, zeros_like(x)], 1).narrow(1, 0, x.shape[1]) : x);

    [Theory]
    [MemberData(nameof(Names))]
    public void TenSteps_LargeParameter_ChangesLikeItsParts(string name)
    {
        using var scope = NewDisposeScope();
        const int size = 10_000, parts = 8;
        var whole = new Parameter(Golden.Fill([size * parts], 3));
        var pieces = Golden.Fill([size * parts], 3).chunk(parts).Select(piece => new Parameter(piece.clone())).ToArray();
        using var wholeOptimizer = Optimizers[name]([whole]);
        using var pieceOptimizer = Optimizers[name](pieces);
        for (var step = 0; step < 3; step++)
        {
            var gradient = Golden.Fill([size * parts], step);
            whole.grad = gradient;
            foreach (var (piece, part) in pieces.Zip(gradient.chunk(parts)))
            {
                piece.grad = part.clone();
            }

            wholeOptimizer.step();
            pieceOptimizer.step();
        }

        Golden.Distance(Golden.Values(whole), Golden.Values(cat(pieces))).Should().BeLessThan(1e-7);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void State_SavedAndLoadedHalfWay_ContinuesAlike(string name)
    {
        using var scope = NewDisposeScope();
        var parameters = Make(x => x);
        using var first = Optimizers[name](parameters);
        Steps(first, parameters, 0, 5);
        using var stream = new MemoryStream();
        first.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;
        var copies = parameters.Select(p => new Parameter(p.detach().clone())).ToArray();
        using var second = Optimizers[name](copies);
        second.load_state_dict(new BinaryReader(stream));
        Steps(second, copies, 5, 10);
        Golden.Compare(Results(copies), GoldenFile.Case("optim", name));

        // The copy of the state did not follow the original's later steps.
        var snapshot = first.state_dict();
        Steps(first, parameters, 5, 7);
        first.load_state_dict(snapshot);
        using var again = new MemoryStream();
        first.save_state_dict(new BinaryWriter(again));
        again.ToArray().Should().Equal(stream.ToArray());
    }

    private static void Check(string name, Func<Tensor, Tensor> layout)
    {
        using var scope = NewDisposeScope();
        var parameters = Make(layout);
        using var optimizer = Optimizers[name](parameters);
        Steps(optimizer, parameters, 0, 10);
        Golden.Compare(Results(parameters), GoldenFile.Case("optim", name));
    }

    private static Parameter[] Make(Func<Tensor, Tensor> layout) =>
        [.. Shapes.Select((shape, i) => new Parameter(layout(Golden.Fill(shape, 20 + i))))];

    private static void Steps(OptimizerHelper optimizer, Parameter[] parameters, int from, int to)
    {
        for (var step = from; step < to; step++)
        {
            optimizer.zero_grad();
            for (var i = 0; i < parameters.Length; i++)
            {
                var gradient = Golden.Fill(parameters[i].shape, 100 + 10 * step + i, 1 + 0.1 * step);
                ((parameters[i] * gradient).sum() + (parameters[i] * parameters[i]).sum() * 0.3).backward();
            }

            optimizer.step();
        }
    }

    private static Dictionary<string, float[]> Results(Parameter[] parameters) =>
        parameters.Select((parameter, i) => ($"value{i}", Golden.Values(parameter))).ToDictionary();
}
