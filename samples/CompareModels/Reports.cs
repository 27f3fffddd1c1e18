using Ham10000.Evaluation;
using Ham10000.Training;

namespace CompareModels;

/// <summary>Writes results to files.</summary>
internal static class Reports
{
    public static void Write(RecipeResult result, string folder)
    {
        Directory.CreateDirectory(folder);
        result.Model.Save(Path.Combine(folder, "model.safetensors"));
        result.History.SaveCsv(Path.Combine(folder, "history.csv"));
        result.History.SaveJson(Path.Combine(folder, "history.json"));
        result.Validation?.SaveJson(Path.Combine(folder, "validation.json"));
        result.Test?.SaveJson(Path.Combine(folder, "test.json"));
        result.Test?.SaveHtml(Path.Combine(folder, "report.html"), result.History);
    }

    public static void Write(ComparisonTable table, string folder)
    {
        table.SaveCsv(Path.Combine(folder, "comparison.csv"));
        table.SaveHtml(Path.Combine(folder, "comparison.html"));
        File.WriteAllText(Path.Combine(folder, "comparison.txt"), table.ToString());
    }
}
