namespace Ham10000.Models;

/// <summary>Maps that a step of a plan writes, or the images. They may lie among the channels of other maps, as parts of a concatenation do.</summary>
internal sealed class PlanValue(FeatureShape shape)
{
    public FeatureShape Shape { get; } = shape;

    /// <summary>True for maps that someone reads as one long vector, for which the pixels must lie close.</summary>
    public bool IsDense { get; set; }

    /// <summary>The maps among which these lie, and their first channel there.</summary>
    public (PlanValue Value, int FirstChannel)? Within { get; private set; }

    /// <summary>Where the maps lie in the plan's memory, unless they lie within others.</summary>
    public long? Place { get; set; }

    /// <summary>The maps that own the memory.</summary>
    public PlanValue Root => Within is { } outer ? outer.Value.Root : this;

    public int FirstChannel => Within is { } outer ? outer.FirstChannel + outer.Value.FirstChannel : 0;

    /// <summary>Lays the maps among the channels of others, if that can be.</summary>
    public bool TryLayWithin(PlanValue outer, int firstChannel)
    {
        if (IsDense || Within is not null || Place is not null || outer.Root == this)
        {
            return false;
        }

        Within = (outer, firstChannel);
        return true;
    }
}
