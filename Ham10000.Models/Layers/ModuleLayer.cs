using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>A user's own module as a layer.</summary>
/// <remarks>The module gets a tensor of its own, contiguous as (N, C, H, W): what it does to it in place reaches no other layer, and <c>view</c> works as in
/// code that knows nothing of channels-last memory.</remarks>
internal sealed class ModuleLayer : LayerModule
{
    private const int TestImages = 2;

    private readonly ModuleSpec _spec;
    private readonly nn.Module<Tensor, Tensor> _module;

    public ModuleLayer(ModuleSpec spec, FeatureShape input, nn.Module<Tensor, Tensor> module)
        : base(module.GetType().Name)
    {
        (_spec, _module) = (spec, module);
        register_module("module", module);
        foreach (var tensor in parameters().Concat(buffers()))
        {
            tensor.DetachFromDisposeScope();
        }

        var output = ShapeOf(module, input);
        if (output != spec.Output)
        {
            Dispose();
            throw new InvalidOperationException($"{spec} makes {output} of {input}, and the model expects {spec.Output}. Make the module that the model was built with.");
        }
    }

    private protected override bool CountsInside => true;

    /// <summary>What the module makes of an image: found by running it, in evaluation mode, on zeros.</summary>
    /// <exception cref="InvalidOperationException">The module cannot be run, or its output is neither maps nor vectors.</exception>
    public static FeatureShape ShapeOf(nn.Module<Tensor, Tensor> module, FeatureShape input)
    {
        var wasTraining = module.training;
        module.eval();
        try
        {
            using var scope = NewDisposeScope();
            using var nothing = no_grad();
            long[] sizes = input.IsMaps ? [TestImages, input.Channels, input.Height, input.Width] : [TestImages, input.Channels];
            return ShapeOf(module.call(zeros(sizes, dtype: ScalarType.Float32)), sizes);
        }
        catch (Exception e) when (e is ExternalException or ArgumentException)
        {
            throw new InvalidOperationException($"the module {module.GetType().Name} cannot be run on {input}: {e.Message}", e);
        }
        finally
        {
            module.train(wasTraining);
        }
    }

    public override FeatureShape OutputShape(FeatureShape input) => _spec.Output;

    public override long? MultiplyAdds(FeatureShape input) => null;

    public override Tensor forward(Tensor input)
    {
        var own = input.is_contiguous() ? input.clone() : input.contiguous();
        var output = own.Then(_module);
        if (!Fits(output.shape, input.size(0)))
        {
            throw new InvalidOperationException($"{_spec} gave {Text.Shape(output.shape)} for {input.size(0)} images, and the model expects {_spec.Output}. "
                + "Its shape must not depend on the images or on the mode.");
        }

        return _spec.Output.IsMaps && output.is_contiguous() ? output.Then(ChannelsLast) : output;
    }

    public override OnnxValue Export(OnnxValue input) => throw new NotSupportedException(
        $"{_spec} is a module of your own ({KerasType}), of which this library knows no ONNX form. Build the model of this library's layers to export it.");

    private static FeatureShape ShapeOf(Tensor output, long[] sizes) => output.shape switch
    {
        [TestImages, var channels, var height, var width] => FeatureShape.Maps((int)channels, (int)height, (int)width),
        [TestImages, var features] => FeatureShape.Vector((int)features),
        var other => throw new InvalidOperationException(
            $"it makes {Text.Shape(other)} of {Text.Shape(sizes)}, {TestImages} images of zeros. Expected as many maps ({TestImages}, C, H, W) or vectors ({TestImages}, F)."),
    };

    private static Tensor ChannelsLast(Tensor maps)
    {
        using var rows = maps.permute(0, 2, 3, 1);
        return rows.contiguous().Then(static x => x.permute(0, 3, 1, 2));
    }

    private bool Fits(long[] shape, long images) => shape switch
    {
        [var n, var channels, var height, var width] => n == images && _spec.Output.IsMaps
            && (channels, height, width) == (_spec.Output.Channels, _spec.Output.Height, _spec.Output.Width),
        [var n, var features] => n == images && !_spec.Output.IsMaps && features == _spec.Output.Channels,
        _ => false,
    };
}
