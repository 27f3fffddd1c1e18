namespace Ham10000.Evaluation;

/// <summary>A section of a page.</summary>
/// <param name="Id">What the table of contents leads to; one word or several with hyphens.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Body">What it holds.</param>
internal sealed record Section(string Id, string Title, Markup Body);
