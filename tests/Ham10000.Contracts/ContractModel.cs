using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Contracts;

/// <summary>A model under contract.</summary>
/// <param name="Builder">The model at the size that the counts are for, its backbone pretrained.</param>
/// <param name="TrainableParameters">How many parameters training changes.</param>
/// <param name="HeadKeys">The state-dict keys of the builder's own layers without <c>layers.</c>, each layer's as
/// <c>name.key,key</c>: <c>dense.weight,bias</c>.</param>
public sealed record ContractModel(ModelBuilder Builder, long TrainableParameters, string HeadKeys)
{
    private const int SmallHeight = 40;
    private const int SmallWidth = 36;

    /// <summary>The same model for images that are as small as leaves a backbone's features more than one pixel.</summary>
    public ModelSpec Small => Builder.Input(SmallHeight, SmallWidth).Spec;

    /// <summary>Labels that fit the model's outputs.</summary>
    public LabelSchema Labels => Builder.Spec.OutputShape().Channels switch
    {
        1 => Target.Sex.Labels,
        7 => LabelSchema.Diagnoses,
        var outputs => new LabelSchema("kind", LabelKind.Multiclass, [.. Enumerable.Range(0, outputs).Select(i => $"kind {i}")]),
    };

    /// <summary>The small model with a task, and with formula weights unless its kernels may stay zero. Whoever calls disposes it.</summary>
    public ImageModel Create(bool fill = true)
    {
        var model = fill ? FormulaModel.Filled(Small) : ImageModel.Empty(Small);
        var columns = model.Spec.PatientColumns;
        model.SetTask(Labels, new Preprocessing { Height = model.Height, Width = model.Width, Standardization = Standardization.ImageNet },
            columns == PatientColumns.None ? null : new PatientEncoder { Columns = columns, AgeMeanYears = 52.5, AgeDeviationYears = 16.25 });
        return model;
    }
}
