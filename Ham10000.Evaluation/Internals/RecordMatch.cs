using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>Finds the record of every predicted image.</summary>
internal static class RecordMatch
{
    private const int Named = 10;

    /// <summary>The records in the order of the predictions.</summary>
    /// <exception cref="ArgumentException">An image has no record, or two, or a record that contradicts its label.</exception>
    public static LesionRecord[] Of(Predictions predictions, IEnumerable<LesionRecord> records)
    {
        var byId = new Dictionary<string, LesionRecord>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            if (!byId.TryAdd(record.ImageId, record))
            {
                throw new ArgumentException($"Image '{record.ImageId}' occurs twice among the records. Expected each image once.", nameof(records));
            }
        }

        var missing = predictions.ImageIds.Where(id => !byId.ContainsKey(id)).ToList();
        if (missing.Count > 0)
        {
            var more = missing.Count > Named ? $" and {missing.Count - Named} more" : "";
            throw new ArgumentException(
                $"{Display.Plural(missing.Count, "predicted image")} of {Display.Count(predictions.Count)} {(missing.Count == 1 ? "has" : "have")} no record: {string.Join(", ", missing.Take(Named))}{more}. Pass the records of the set that was predicted.",
                nameof(records));
        }

        LesionRecord[] matched = [.. predictions.ImageIds.Select(id => byId[id])];
        RequireSameDiagnoses(predictions, matched);
        return matched;
    }

    // Records of another dataset whose ids happen to be the same would group the wrong patients.
    private static void RequireSameDiagnoses(Predictions predictions, LesionRecord[] records)
    {
        for (var i = 0; i < records.Length && predictions.Schema.Equals(LabelSchema.Diagnoses); i++)
        {
            if ((int)records[i].Diagnosis != predictions.Labels[i])
            {
                throw new ArgumentException(
                    $"Image '{records[i].ImageId}' is {predictions.Schema.ClassNames[predictions.Labels[i]]} in the predictions and {records[i].Diagnosis.Code} in its record. Pass the records of the set that was predicted.",
                    nameof(records));
            }
        }
    }
}
