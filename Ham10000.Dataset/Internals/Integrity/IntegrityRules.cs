namespace Ham10000.Dataset;

/// <summary>The rules of <see cref="HamDataset.Clean"/> that need an integrity report. Each sees what the ones before it left.</summary>
internal sealed class IntegrityRules
{
    private readonly CleanOptions _options;
    private readonly IntegrityReport _report;
    private readonly string _file;
    private readonly Dictionary<string, LesionRecord> _left;
    private readonly List<Exclusion> _dropped = [];

    private IntegrityRules(IEnumerable<LesionRecord> records, CleanOptions options, IntegrityReport report, string file)
    {
        (_options, _report, _file) = (options, report, file);
        _left = records.ToDictionary(r => r.ImageId, StringComparer.Ordinal);
    }

    /// <summary>Takes out of the records what the rules leave out.</summary>
    /// <returns>What was taken out, and why.</returns>
    internal static List<Exclusion> Apply(List<LesionRecord> records, CleanOptions options, string file)
    {
        if (options.Integrity is not { } report)
        {
            return [];
        }

        var rules = new IntegrityRules(records, options, report, file);
        rules.DropFaults();
        rules.DropInconsistent();
        rules.DropConflicting();
        rules.DropDuplicates(DuplicateKind.IdenticalFiles, options.IdenticalImages, ExclusionReason.IdenticalImage, "is the same file as");
        rules.DropDuplicates(DuplicateKind.NearDuplicate, options.NearDuplicates, ExclusionReason.NearDuplicate, "shows nearly the same picture as");
        records.RemoveAll(record => !rules._left.ContainsKey(record.ImageId));
        return rules._dropped;
    }

    private void DropFaults()
    {
        foreach (var fault in _report.Faults.Where(IsDropped))
        {
            Drop(fault.Record, fault.Reason, fault.Detail);
        }
    }

    private bool IsDropped(ImageFault fault) => fault.IsBroken ? _options.DropBrokenImages
        : fault.Reason == ExclusionReason.BlankImage ? _options.DropBlankImages
        : _options.DropOddSizes;

    private void DropInconsistent()
    {
        foreach (var lesion in _report.InconsistentLesions.Where(_ => _options.DropInconsistentLesions))
        {
            foreach (var record in lesion.Records)
            {
                var other = lesion.Records.First(r => r.ImageId != record.ImageId);
                Drop(record, ExclusionReason.InconsistentLesion, $"{Where(record)}the rows of its lesion '{Display.Text(record.LesionId)}' ('{other.ImageId}' among them) differ in {lesion.Columns.Names()}.");
            }
        }
    }

    private void DropConflicting()
    {
        if (!_options.DropConflictingLabels)
        {
            return;
        }

        DropConflicting(_report.ConflictingPictures, "the same or nearly the same picture stands in the data as");
        DropConflicting(_report.InconsistentLesions.Where(lesion => lesion.IsConflicting).Select(lesion => lesion.Records), "another image of its lesion is");
    }

    private void DropConflicting(IEnumerable<IReadOnlyList<LesionRecord>> groups, string what)
    {
        foreach (var group in groups)
        {
            foreach (var record in group)
            {
                var other = group.First(r => r.Diagnosis != record.Diagnosis);
                Drop(record, ExclusionReason.ConflictingLabel, $"{Where(record)}its diagnosis is {record.Diagnosis.Code}, but {what} '{other.ImageId}' with {other.Diagnosis.Code}.");
            }
        }
    }

    private void DropDuplicates(DuplicateKind kind, DuplicateHandling handling, ExclusionReason reason, string what)
    {
        if (handling == DuplicateHandling.KeepAll)
        {
            return;
        }

        var pairs = _report.Duplicates.Where(p => p.Kind == kind && _left.ContainsKey(p.First.ImageId) && _left.ContainsKey(p.Second.ImageId)).ToArray();
        var others = OthersOf(pairs);
        foreach (var group in DuplicateGroups.Of(pairs))
        {
            var kept = handling == DuplicateHandling.KeepFirst ? group[0].ImageId : null;
            foreach (var record in group.Where(r => r.ImageId != kept))
            {
                var other = others[record.ImageId];
                var rest = kept is null ? $"; all {group.Length:N0} of the group are left out." : other == kept ? ", which is kept." : $"; of their group '{kept}' is kept.";
                Drop(record, reason, $"{Where(record)}it {what} '{other}'{rest}");
            }
        }
    }

    // Of each image that resembles others, the one among them whose id comes first.
    private static Dictionary<string, string> OthersOf(DuplicatePair[] pairs)
        => pairs.SelectMany<DuplicatePair, (string Id, string Other)>(p => [(p.First.ImageId, p.Second.ImageId), (p.Second.ImageId, p.First.ImageId)])
            .GroupBy(link => link.Id, link => link.Other, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Min(StringComparer.Ordinal)!, StringComparer.Ordinal);

    private void Drop(LesionRecord record, ExclusionReason reason, string detail)
    {
        if (_left.Remove(record.ImageId, out var dropped))
        {
            _dropped.Add(new Exclusion(dropped.ImageId, dropped.Line, reason, detail));
        }
    }

    private string Where(LesionRecord record) => $"{record.PlaceIn(_file)}: image '{record.ImageId}' is left out: ";
}
