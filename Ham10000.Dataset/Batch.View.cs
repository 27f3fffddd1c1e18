namespace Ham10000.Dataset;

public sealed partial class Batch
{
    /// <summary>Makes a batch with room for views of this one, which <see cref="CopyView"/> fills. It belongs to no pool.</summary>
    internal Batch Alike() => new(Count, Height, Width, pool: null, PatientLength) { Count = Count };

    /// <summary>Writes a view of every image, with its label and patient, into a batch that <see cref="Alike"/> made of one of the same number of images.</summary>
    internal void CopyView(ImageView view, Batch target)
    {
        var length = Height * Width * Channels;
        for (var i = 0; i < Count; i++)
        {
            view.Copy(Pixels.Slice(i * length, length), Height, Width, target.Pixels.Slice(i * length, length));
        }

        Labels.CopyTo(target._labels);
        Indices.CopyTo(target._indices);
        Patient.CopyTo(target._patients);
    }
}
