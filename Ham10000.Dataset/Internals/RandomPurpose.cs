namespace Ham10000.Dataset;

/// <summary>Keeps the random numbers of different uses apart, whatever their seeds.</summary>
internal enum RandomPurpose
{
    Shuffle = 1,
    Augmentation = 2,
}
