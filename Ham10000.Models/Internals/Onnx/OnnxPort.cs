namespace Ham10000.Models;

/// <summary>What a graph takes in or gives out: a tensor whose first dimension, the number of images, is free.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Element">One of <see cref="OnnxElement"/>.</param>
/// <param name="Shape">The dimensions after the number of images.</param>
/// <param name="Description">What it is, in a sentence.</param>
internal sealed record OnnxPort(string Name, int Element, IReadOnlyList<long> Shape, string Description)
{
    /// <summary>What stands for the number of images.</summary>
    public const string BatchDimension = "batch";

    private const int NameField = 1, TypeField = 2, DescriptionField = 3;

    public byte[] ToBytes() => OnnxMessage.Of(output =>
    {
        output.Write(NameField, Name);
        output.Write(TypeField, TypeMessage());
        output.Write(DescriptionField, Description);
    });

    private byte[] TypeMessage()
    {
        const int TensorField = 1, ElementField = 1, ShapeField = 2;
        return OnnxMessage.Of(type => type.Write(TensorField, OnnxMessage.Of(tensor =>
        {
            tensor.Write(ElementField, Element);
            tensor.Write(ShapeField, ShapeMessage());
        })));
    }

    private byte[] ShapeMessage()
    {
        const int DimensionField = 1, ValueField = 1, ParameterField = 2;
        return OnnxMessage.Of(shape =>
        {
            shape.Write(DimensionField, OnnxMessage.Of(batch => batch.Write(ParameterField, BatchDimension)));
            foreach (var size in Shape)
            {
                shape.Write(DimensionField, OnnxMessage.Of(dimension => dimension.Write(ValueField, size)));
            }
        });
    }
}
