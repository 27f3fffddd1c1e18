namespace Ham10000.Models;

public sealed partial class ImageModel
{
    /// <summary>Writes the model as one ONNX file (operator set 17, IR version 8) that other programs can run.</summary>
    /// <remarks>
    /// The file computes what the model computes in evaluation mode, whatever mode it is in: dropout is left out, and a batch norm that
    /// follows a convolution or dense layer is part of its weights. The number of images is free; their height and width are the model's.
    /// Resizing is not in the file, because no ONNX operator gives the bytes that <see cref="Ham10000.Dataset.Preprocessing.ResizeImage"/>
    /// gives: resize the images first. The file's metadata name the classes, the preprocessing and the version of this library. The path
    /// holds the whole new file or, if anything fails, what it held before. The same model gives the same bytes.
    /// </remarks>
    /// <param name="path">The file, replaced if it exists. Missing folders are created.</param>
    /// <param name="options">What the file takes in and gives out; null for grey levels to probabilities.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The model was never trained, so it has no classes and preprocessing.</exception>
    /// <exception cref="NotSupportedException">A layer or a step of the preprocessing has no ONNX form, or the file would exceed 2 GB.</exception>
    /// <exception cref="IOException">The file could not be written.</exception>
    public void ExportOnnx(string path, OnnxExportOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new OnnxExportOptions();
        options.Validate();
        RequireTask();
        var graph = GraphOf(options);
        OnnxActivations.Expand(graph);
        OnnxFile.Write(path, graph, OnnxDescription.Of(this, options));
    }

    /// <summary>How many of the layers behind the backbone come before the first that takes more than one tensor or is the user's own.</summary>
    internal int PlainLayerCount => _layers.TakeWhile(static layer => layer.Module is not (IPatientLayer or ModuleLayer)).Count();

    /// <summary>What the backbone and the first layers behind it compute in evaluation mode, from standardised images on.</summary>
    /// <exception cref="NotSupportedException">A layer does not say what it computes.</exception>
    internal OnnxGraph NetworkGraph(int layers)
    {
        var graph = new OnnxGraph(Spec.Name, this);
        var images = graph.Start(new OnnxPort("images", OnnxElement.Float, [3, Height, Width], ""), FeatureShape.Maps(3, Height, Width));
        var features = _layers.Take(layers).Aggregate(_backbone is null ? images : _backbone.Export(images), static (value, layer) => layer.Module.Export(value));
        graph.Finish(features, new OnnxPort("features", OnnxElement.Float, [features.Shape.Channels], ""));
        OnnxBatchNormFolding.Apply(graph);
        return graph;
    }

    private OnnxGraph GraphOf(OnnxExportOptions options)
    {
        var graph = new OnnxGraph(Spec.Name, this) { Patient = Patient is null ? null : OnnxDescription.PatientInput(Patient) };
        var value = Export(OnnxPreprocessing.Start(graph, Preprocessing!, options.Input));
        value = options.Output == OnnxOutput.Logits ? value : Objective.Export(ExportCalibration(value));
        graph.Finish(value, OnnxDescription.Output(this, options.Output));
        OnnxBatchNormFolding.Apply(graph);
        return graph;
    }
}
