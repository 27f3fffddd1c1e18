namespace Ham10000.Models;

/// <summary>Which views of an image a model is asked about.</summary>
public enum ImageViews
{
    /// <summary>The image as it is.</summary>
    Identity,

    /// <summary>The image, its mirror images left to right and top to bottom, and both: four views of any shape.</summary>
    Flips,

    /// <summary>The eight symmetries of a square: those of <see cref="Flips"/>, and the quarter turns and diagonal mirror images. Of images that are not square,
    /// whose quarter turns have another shape than the model takes, only the four.</summary>
    Dihedral,
}
