using System.Text;

namespace Ham10000.Dataset.Tests;

/// <summary>A table of one of the layouts, spoiled in a way that a seed decides.</summary>
internal sealed record FuzzedTable(int Kind, string Name, byte[] Bytes)
{
    private const int Kinds = 6;
    private static readonly byte[][] Morsels =
        [[(byte)'"'], [(byte)','], [(byte)'\t'], [(byte)';'], [(byte)'\n'], [(byte)'\r'], [0], [0xFF], [0xEF, 0xBB, 0xBF], [0xC3, 0xBC], [0xC3], [0x1B], [0x07], [(byte)' '], [(byte)'/'], [(byte)'-'], "1e308"u8.ToArray(), "NaN"u8.ToArray(), [0xE2, 0x80, 0xAE]];

    private static readonly string[] Names =
        ["HAM10000_metadata.csv", "HAM10000_metadata.tab", "ISIC2018_Task3_Training_GroundTruth.csv", "ISIC2018_Task3_Training_LesionGroupings.csv", "export.csv", "export_new.csv"];

    internal static FuzzedTable Of(int seed)
    {
        var random = new Random(seed);
        var kind = seed % Kinds;
        var bytes = Whole(kind).ToList();
        for (var n = random.Next(1, 5); n > 0; n--)
        {
            Spoil(bytes, random);
        }

        return new FuzzedTable(kind, Names[kind], [.. bytes]);
    }

    internal static byte[] Whole(int kind)
    {
        var rows = Enumerable.Range(0, 6).Select(i => Row(kind, i));
        return Encoding.UTF8.GetBytes(string.Concat(rows.Prepend(Header(kind)).Select(line => line + "\n")));
    }

    /// <summary>Reads the table as its layout does.</summary>
    internal List<MetadataRow> Read()
    {
        var file = new TableFile("/data/" + Name, () => new MemoryStream(Bytes));
        return Kind switch
        {
            0 or 1 => HamTable.Read(file, null),
            2 => TableReader.Read(file, TableColumns.GroundTruth, row => Unpublished.LeaveOut(GroundTruthParser.Parse(row, OfficialPart.Training))),
            3 => Grouped(file),
            _ => TableReader.Read(file, TableColumns.IsicArchive, IsicRowParser.Parse),
        };
    }

    internal int CountRows() => Kind == 3 ? RowsOf(Whole(2)) : RowsOf(Bytes);

    /// <summary>Lines that are not blank, but for the header, told without the reader's help.</summary>
    internal static int RowsOf(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        return reader.ReadToEnd().Split('\n', '\r').Count(line => !string.IsNullOrWhiteSpace(line)) - 1;
    }

    private static List<MetadataRow> Grouped(TableFile file)
    {
        var labels = new TableFile("/data/" + Names[2], () => new MemoryStream(Whole(2)));
        var rows = TableReader.Read(labels, TableColumns.GroundTruth, row => GroundTruthParser.Parse(row, OfficialPart.Training));
        LesionGroupings.Read(file).Apply(rows, []);
        return rows;
    }

    private static string Header(int kind) => kind switch
    {
        0 => KaggleFolder.Header,
        1 => "\"lesion_id\"\t\"image_id\"\t\"dx\"\t\"dx_type\"\t\"age\"\t\"sex\"\t\"localization\"\t\"dataset\"",
        2 => "image,MEL,NV,BCC,AKIEC,BKL,DF,VASC",
        3 => "image,lesion_id,diagnosis_confirm_type",
        4 => "isic_id,attribution,age_approx,anatom_site_general,diagnosis,diagnosis_confirm_type,lesion_id,sex",
        _ => "isic_id,age_approx,diagnosis_1,diagnosis_2,diagnosis_3,diagnosis_4,diagnosis_5,sex",
    };

    private static string Row(int kind, int i) => kind switch
    {
        0 => $"HAM_{i / 2},ISIC_{i},nv,histo,45.0,male,back",
        1 => $"\"HAM_{i / 2}\"\t\"ISIC_{i}\"\t\"bkl\"\t\"histo\"\t80.0\t\"male\"\t\"scalp\"\t\"rosendahl\"",
        2 => $"ISIC_{i},0.0,1.0,0.0,0.0,0.0,0.0,0.0",
        3 => $"ISIC_{i},HAM_{i / 2},histopathology",
        4 => $"ISIC_{i},\"ViDIR Group, Vienna\",85+,anterior torso,nevus,serial imaging showing no change,IL_{i},female",
        _ => $"ISIC_{i},50,Benign,Benign melanocytic proliferations,Nevus,\"Nevus, Spitz\",,male",
    };

    private static void Spoil(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        switch (random.Next(9))
        {
            case 0 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1:
                bytes.RemoveRange(at, random.Next(Math.Min(30, bytes.Count - at) + 1));
                break;
            case 2:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, random.Next(bytes.Count - at + 1)));
                break;
            case 3 when random.Next(4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 4 when random.Next(8) == 0:
                bytes.InsertRange(at, Enumerable.Repeat((byte)random.Next(32, 127), random.Next(20_000)));
                break;
            case 5 when random.Next(8) == 0:
                bytes.InsertRange(at, Enumerable.Repeat(Morsels[random.Next(6)], random.Next(3000)).SelectMany(m => m));
                break;
            case 6 when random.Next(20) == 0:
                var text = Encoding.Latin1.GetString([.. bytes]);
                bytes.Clear();
                bytes.AddRange([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)]);
                break;
            default:
                bytes.InsertRange(at, Morsels[random.Next(Morsels.Length)]);
                break;
        }
    }
}
