namespace Ham10000.Dataset;

/// <summary>What balancing does with a class that has more images than it is to have.</summary>
public enum LargerClasses
{
    /// <summary>All its images stay, and it stays larger than the others.</summary>
    Keep,

    /// <summary>So many images stay, drawn by the seed. The others are left out and counted in <see cref="BalancedClass.Dropped"/>.</summary>
    Undersample,
}
