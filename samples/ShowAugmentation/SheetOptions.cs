namespace ShowAugmentation;

/// <summary>What a contact sheet shows.</summary>
/// <param name="Images">Images of the folder. 1..20.</param>
/// <param name="Draws">Draws of every operation. 1..20.</param>
/// <param name="Seed">The seed of the draws.</param>
internal sealed record SheetOptions(int Images, int Draws, int Seed)
{
    /// <summary>The size of a picture on the sheet.</summary>
    internal const int Height = 100, Width = 125;

    internal void Validate()
    {
        if (Images is < 1 or > 20 || Draws is < 1 or > 20)
        {
            throw new ArgumentException($"Expected 1 to 20 images and draws, got --images {Images} and --draws {Draws}.");
        }
    }
}
