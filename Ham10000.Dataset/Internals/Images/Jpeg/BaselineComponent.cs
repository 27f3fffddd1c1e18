namespace Ham10000.Dataset;

/// <summary>A component of a baseline JPEG: its id, its sampling factors and the numbers of its tables.</summary>
internal record struct BaselineComponent(byte Id, int Horizontal, int Vertical, int Quantization)
{
    internal int DcTable { get; set; }

    internal int AcTable { get; set; }
}
