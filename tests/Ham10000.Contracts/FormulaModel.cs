using Ham10000.Dataset;
using Ham10000.Models;
using static TorchSharp.torch;

namespace Ham10000.Contracts;

/// <summary>Models with formula weights, as if pretrained but without a file, and the numbers in them.</summary>
public static class FormulaModel
{
    /// <summary>The model of a specification. Whoever calls disposes it.</summary>
    public static ImageModel Filled(ModelSpec spec)
    {
        var model = ImageModel.Empty(spec);
        FormulaFill.Fill(model, key => key);
        return model;
    }

    /// <summary>What a model gives for images, and for patients by formula where it joins them. Whoever calls disposes it.</summary>
    public static Tensor Run(ImageModel model, Tensor images)
    {
        if (model.Spec.PatientColumns == PatientColumns.None)
        {
            return model.call(images);
        }

        var length = PatientEncoder.LengthOf(model.Spec.PatientColumns);
        using var values = tensor(Array.ConvertAll(FormulaFill.Uniform("patients", images.size(0) * length), u => (float)u));
        using var patients = values.view(images.size(0), length);
        return model.Forward(images, patients);
    }

    /// <summary>Images of a model's size with pixels by formula.</summary>
    public static RgbImage[] Images(int count, ImageModel model)
    {
        var size = model.Height * model.Width * RgbImage.Channels;
        return [.. Enumerable.Range(0, count).Select(i =>
            new RgbImage(model.Height, model.Width, Array.ConvertAll(FormulaFill.Uniform($"image {i}", size), value => (byte)(value * 256))))];
    }

    /// <summary>The floating-point state of a module by key.</summary>
    public static Dictionary<string, float[]> Values(nn.Module module)
    {
        using var nothing = no_grad();
        return module.state_dict().Where(entry => entry.Value.is_floating_point()).ToDictionary(entry => entry.Key, entry => Values(entry.Value));
    }

    /// <summary>The numbers of a tensor in the order of its indices.</summary>
    public static float[] Values(Tensor tensor)
    {
        using var own = tensor.detach();
        using var flat = own.contiguous();
        return flat.data<float>().ToArray();
    }
}
