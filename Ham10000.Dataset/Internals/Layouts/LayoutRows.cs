namespace Ham10000.Dataset;

/// <summary>What a layout reads.</summary>
/// <param name="Rows">The rows, with images only where the layout says which file it is.</param>
/// <param name="Sources">The files that were read, the main one first; the folder itself where there is none.</param>
/// <param name="Sentence">What was recognised, in words.</param>
/// <param name="Warnings">What is odd, in words.</param>
internal sealed record LayoutRows(List<MetadataRow> Rows, IReadOnlyList<string> Sources, string Sentence, List<string> Warnings);
