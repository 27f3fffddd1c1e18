namespace Ham10000.Models;

/// <summary>An operator of a graph.</summary>
internal sealed record OnnxNode(string Type, string Name, IReadOnlyList<string> Inputs, string Output, IReadOnlyList<OnnxAttribute> Attributes)
{
    /// <summary>The shape of what it gives, as the network sees it: a transposition does not change it.</summary>
    public FeatureShape Shape { get; init; }

    private const int InputField = 1, OutputField = 2, NameField = 3, TypeField = 4, AttributeField = 5;

    public byte[] ToBytes() => OnnxMessage.Of(output =>
    {
        foreach (var input in Inputs)
        {
            output.Write(InputField, input);
        }

        output.Write(OutputField, Output);
        output.Write(NameField, Name);
        output.Write(TypeField, Type);
        foreach (var attribute in Attributes)
        {
            output.Write(AttributeField, attribute.ToBytes());
        }
    });
}
