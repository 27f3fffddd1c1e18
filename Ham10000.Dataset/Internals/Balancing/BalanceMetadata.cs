using System.Globalization;
using System.Text;

namespace Ham10000.Dataset;

/// <summary>The metadata of a balanced set: HAM10000's columns, those of Harvard Dataverse where they say something, and <c>copy_of</c>.</summary>
internal static class BalanceMetadata
{
    internal static byte[] Write(IReadOnlyList<LesionRecord> records)
    {
        bool hasCollections = records.Any(r => r.Collection.Length > 0);
        var text = new StringBuilder($"lesion_id,image_id,dx,dx_type,age,sex,localization{(hasCollections ? ",dataset" : "")},copy_of\n");
        foreach (var r in records)
        {
            string age = r.AgeYears?.ToString(CultureInfo.InvariantCulture) ?? "";
            string[] fields = [r.LesionId, r.ImageId, r.Diagnosis.Code, r.DxType, age, r.Sex, r.Localization, .. hasCollections ? [r.Collection] : Array.Empty<string>(), r.CopyOf ?? ""];
            text.AppendJoin(',', fields.Select(Quoted)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Quoted(string field)
        => field.AsSpan().ContainsAny(",\"\r\n") || field != field.Trim() ? $"\"{field.Replace("\"", "\"\"")}\"" : field;
}
