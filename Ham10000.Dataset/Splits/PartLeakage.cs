using System.Collections.ObjectModel;
using System.Text;

namespace Ham10000.Dataset;

/// <summary>How many images of a part have something in the training part that gives them away. An image may count under several heads.</summary>
public sealed class PartLeakage
{
    private const int ShownIds = 3;

    internal PartLeakage(ImageSet set, LeakFinder training)
    {
        (Part, Labels, Images) = (set.Name, set.Labels, set.ClassCounts);
        var kinds = set.Records.Select(training.Find).ToArray();
        Siblings = CountOf(set, kinds, LeakKinds.Sibling);
        IdenticalFiles = CountOf(set, kinds, LeakKinds.IdenticalFile);
        NearDuplicates = CountOf(set, kinds, LeakKinds.NearDuplicate);
        Copies = CountOf(set, kinds, LeakKinds.Copy);
        Leaking = CountOf(set, kinds, LeakKinds.Any);
        Duplicates = kinds.Count(kind => (kind & (LeakKinds.IdenticalFile | LeakKinds.NearDuplicate)) != 0);
        Melanomas = set.Records.Count(r => r.Diagnosis == Diagnosis.Mel);
        MelanomaSiblings = set.Records.Where((r, i) => r.Diagnosis == Diagnosis.Mel && (kinds[i] & LeakKinds.Sibling) != 0).Count();
        ImageIds = Array.AsReadOnly(set.Records.Where((_, i) => kinds[i] != LeakKinds.None).Select(r => r.ImageId).ToArray());
    }

    /// <summary>A part whose images were counted before.</summary>
    internal PartLeakage(
        string part, LabelSchema labels, IReadOnlyList<int> images, IReadOnlyList<int> siblings, IReadOnlyList<int> identicalFiles,
        IReadOnlyList<int> nearDuplicates, IReadOnlyList<int> copies, IReadOnlyList<int> leaking, IReadOnlyList<string> imageIds)
    {
        (Part, Labels, Images, Siblings, IdenticalFiles) = (part, labels, images, siblings, identicalFiles);
        (NearDuplicates, Copies, Leaking, ImageIds) = (nearDuplicates, copies, leaking, imageIds);
    }

    /// <summary>The part: <c>validation</c> or <c>test</c>.</summary>
    public string Part { get; }

    /// <summary>The classes that the counts are of.</summary>
    public LabelSchema Labels { get; }

    /// <summary>The part's images, for each class in the order of the labels, as in all the lists here.</summary>
    public IReadOnlyList<int> Images { get; }

    /// <summary>Images with a sibling, another photograph of the same lesion, in training.</summary>
    public IReadOnlyList<int> Siblings { get; }

    /// <summary>Images whose file, byte for byte, is in training under another id. Zero where no pairs were given.</summary>
    public IReadOnlyList<int> IdenticalFiles { get; }

    /// <summary>Images with a near duplicate in training. Zero where no pairs were given.</summary>
    public IReadOnlyList<int> NearDuplicates { get; }

    /// <summary>Images of which training has an augmented copy, and copies of what training has.</summary>
    public IReadOnlyList<int> Copies { get; }

    /// <summary>Images to which any of these applies.</summary>
    public IReadOnlyList<int> Leaking { get; }

    /// <summary>The images to which any applies, in the order of the part.</summary>
    public IReadOnlyList<string> ImageIds { get; }

    /// <summary>How many images have an identical file or a near duplicate in training.</summary>
    internal int Duplicates { get; }

    /// <summary>How many images leak through an augmented copy.</summary>
    internal int CopyCount => Copies.Sum();

    /// <summary>The part's images, of all classes.</summary>
    internal int ImageCount => Images.Sum();

    /// <summary>The part's melanomas, whatever the target.</summary>
    internal int Melanomas { get; }

    /// <summary>Those of them with a sibling in training.</summary>
    internal int MelanomaSiblings { get; }

    /// <summary>A table with a line per class, and the first ids.</summary>
    public override string ToString()
    {
        var width = Math.Max("all".Length, Labels.ClassNames.Max(name => name.Length));
        var text = new StringBuilder().Append($"{Part}: {ImageIds.Count:N0} of {Images.Sum():N0} images leak from training");
        text.Append($"\n  {"".PadRight(width)}  images  leaking  sibling  identical  near  copy");
        for (var c = 0; c < Labels.ClassCount; c++)
        {
            Line(Labels.ClassNames[c], counts => counts[c]);
        }

        Line("all", counts => counts.Sum());
        return ImageIds.Count == 0 ? text.ToString() : text.Append($"\n  leaking: {Display.Some(ImageIds, ShownIds)}").ToString();

        void Line(string name, Func<IReadOnlyList<int>, int> value)
            => text.Append($"\n  {name.PadRight(width)}  {value(Images),6:N0}  {value(Leaking),7:N0}  {value(Siblings),7:N0}  {value(IdenticalFiles),9:N0}  {value(NearDuplicates),4:N0}  {value(Copies),4:N0}");
    }

    private static ReadOnlyCollection<int> CountOf(ImageSet set, LeakKinds[] kinds, LeakKinds wanted)
    {
        var counts = new int[set.Labels.ClassCount];
        for (var i = 0; i < kinds.Length; i++)
        {
            counts[set.LabelOf(i)] += (kinds[i] & wanted) != 0 ? 1 : 0;
        }

        return Array.AsReadOnly(counts);
    }
}
