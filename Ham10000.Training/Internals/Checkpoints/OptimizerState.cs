using System.Text;
using TorchSharp;
using TorchSharp.Modules;

namespace Ham10000.Training.Internals;

/// <summary>The running optimiser: its steps and moments, per parameter. It may be replaced during a fit.</summary>
internal sealed class OptimizerState(Func<torch.optim.Optimizer> current) : IStateful
{
    private const string Content = "state";

    public string StateName => "optimizer";

    private OptimizerHelper Optimizer => (OptimizerHelper)current();

    public void SaveState(TrainingState state)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            Optimizer.save_state_dict(writer);
        }

        var bytes = torch.empty(stream.Length, dtype: torch.uint8);
        stream.GetBuffer().AsSpan(0, (int)stream.Length).CopyTo(bytes.bytes);
        state.Write(Content, bytes);
    }

    public void LoadState(TrainingState state)
    {
        var bytes = state.ReadTensor(Content).bytes.ToArray();
        using var reader = new BinaryReader(new MemoryStream(bytes));
        Optimizer.load_state_dict(reader);
    }
}
