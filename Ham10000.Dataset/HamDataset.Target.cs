namespace Ham10000.Dataset;

public sealed partial class HamDataset
{
    /// <summary>What is predicted. Default: <see cref="Target.Diagnosis"/>.</summary>
    public Target Target { get; }

    /// <summary>The name and the classes of <see cref="Target"/>.</summary>
    public LabelSchema Labels => Target.Labels;

    /// <summary>The same records with another target: sets and splits made from the result have its labels.</summary>
    /// <param name="target">What is predicted, such as <see cref="Target.Malignancy"/>.</param>
    /// <returns>A new dataset of the records that have a class of it; the others are in its <see cref="Report"/> as
    /// <see cref="ExclusionReason.NotInTarget"/>. It shares its image stores with this one, which may be disposed once for both. Cleaning
    /// before or after gives the same records.</returns>
    /// <exception cref="InvalidOperationException">The target is the caller's own, and its function threw or named no class of it.</exception>
    public HamDataset WithTarget(Target target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var labelled = Records.ToLookup(record => target.LabelOf(record) is not null);
        var dropped = labelled[false].Select(record => new Exclusion(record.ImageId, record.Line, ExclusionReason.NotInTarget, Missing(record, target)));
        var report = Report.With(dropped, Report.Warnings.Except(Target.Warnings).Concat(target.Warnings));
        return new HamDataset(Folder, [.. labelled[true]], report, _sources, ownsSources: false, target);
    }

    private string Missing(LesionRecord record, Target target)
        => $"{record.PlaceIn(Path.GetFileName(Report.Source))}: image '{record.ImageId}' has no class of the target '{target.Name}'.";
}
