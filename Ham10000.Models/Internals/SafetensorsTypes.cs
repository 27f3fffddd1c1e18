namespace Ham10000.Models;

/// <summary>Names and sizes of the element types.</summary>
internal static class SafetensorsTypes
{
    private static readonly (SafetensorsType Type, string Code, int Size)[] All =
    [
        (SafetensorsType.F64, "F64", 8),
        (SafetensorsType.I64, "I64", 8),
        (SafetensorsType.F32, "F32", 4),
        (SafetensorsType.I32, "I32", 4),
        (SafetensorsType.F16, "F16", 2),
        (SafetensorsType.BF16, "BF16", 2),
        (SafetensorsType.U8, "U8", 1),
        (SafetensorsType.Bool, "BOOL", 1),
    ];

    public static string Codes { get; } = string.Join(", ", All.Select(t => t.Code));

    public static string Code(this SafetensorsType type) => All[(int)type].Code;

    public static int Size(this SafetensorsType type) => All[(int)type].Size;

    public static bool IsFloatingPoint(this SafetensorsType type)
        => type is SafetensorsType.F64 or SafetensorsType.F32 or SafetensorsType.F16 or SafetensorsType.BF16;

    public static bool TryParse(string code, out SafetensorsType type)
    {
        foreach (var known in All)
        {
            if (known.Code == code)
            {
                type = known.Type;
                return true;
            }
        }

        type = default;
        return false;
    }
}
