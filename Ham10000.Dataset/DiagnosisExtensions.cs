using System.Diagnostics.CodeAnalysis;

namespace Ham10000.Dataset;

/// <summary>What is known of each <see cref="Diagnosis"/>: its code in the metadata, its name, and whether it is malignant.</summary>
[SuppressMessage("Design", "CA1034:Nested types should not be visible", Justification = "An extension block is no nested type; the rule mistakes the compiler's own for one.")]
public static class DiagnosisExtensions
{
    private static readonly string[] Codes = ["akiec", "bcc", "bkl", "df", "mel", "nv", "vasc"];

    private static readonly string[] FullNames =
    [
        "actinic keratosis or intraepithelial carcinoma", "basal cell carcinoma", "benign keratosis", "dermatofibroma",
        "melanoma", "melanocytic naevus", "vascular lesion",
    ];

    /// <summary>The seven codes, in the order of <see cref="Diagnosis"/>.</summary>
    internal static IReadOnlyList<string> AllCodes => Codes;

    extension(Diagnosis diagnosis)
    {
        /// <summary>The code that the metadata uses, such as <c>nv</c>.</summary>
        public string Code => Codes[(int)diagnosis];

        /// <summary>The name in words, such as <c>melanocytic naevus</c>.</summary>
        public string FullName => FullNames[(int)diagnosis];

        /// <summary>Whether the lesion is malignant or a precursor treated as such: melanoma, basal cell carcinoma, and
        /// actinic keratosis or intraepithelial carcinoma. Every part of the library asks here.</summary>
        public bool IsMalignant => diagnosis is Diagnosis.Mel or Diagnosis.Bcc or Diagnosis.Akiec;

        /// <summary>Finds the diagnosis of a code, whatever its case; white space around it is ignored.</summary>
        /// <param name="code">A code such as <c>nv</c> or <c>NV</c>.</param>
        /// <param name="result">The diagnosis, where there is one.</param>
        /// <returns>Whether <paramref name="code"/> is one of the seven codes.</returns>
        public static bool TryParseCode(string? code, out Diagnosis result)
        {
            var trimmed = code.AsSpan().Trim();
            for (var i = 0; i < Codes.Length; i++)
            {
                if (trimmed.Equals(Codes[i], StringComparison.OrdinalIgnoreCase))
                {
                    result = (Diagnosis)i;
                    return true;
                }
            }

            result = default;
            return false;
        }
    }
}
