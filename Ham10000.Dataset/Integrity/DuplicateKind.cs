namespace Ham10000.Dataset;

/// <summary>How alike two images are.</summary>
public enum DuplicateKind
{
    /// <summary>The files are equal byte for byte.</summary>
    IdenticalFiles,

    /// <summary>The files differ and the pictures look alike: their perceptual hashes are close.</summary>
    NearDuplicate,
}
