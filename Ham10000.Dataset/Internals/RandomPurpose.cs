namespace Ham10000.Dataset;

/// <summary>Keeps the random numbers of different uses apart, whatever their seeds.</summary>
internal enum RandomPurpose
{
    Shuffle = 1,
    Augmentation = 2,
    Split = 3,
    SampleLesion = 4,
    SampleView = 5,
    SampleSet = 6,
    Fold = 7,
    FoldValidation = 8,
    Sampling = 9,
    Balancing = 10,
    AugmentationColors = 20,
    AugmentationNoise = 21,
    AugmentationCutout = 22,
    BatchTransform = 30,
}
