namespace Ham10000.Models;

/// <summary>What a convolution sees beyond the border of its input.</summary>
public enum Padding
{
    /// <summary>Zeros, as TensorFlow lays them: the output has ceil(size / stride) rows and columns; an odd number of zeros puts
    /// the extra one below and to the right.</summary>
    Same,

    /// <summary>Nothing: the window stays inside, so the output shrinks.</summary>
    Valid,
}
