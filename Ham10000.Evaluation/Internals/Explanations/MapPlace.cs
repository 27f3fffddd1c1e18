using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>How the places of a map, of the network's input and of the image belong together.</summary>
/// <param name="Preprocessing">How the image became the input.</param>
/// <param name="ImageHeight">Rows of the image.</param>
/// <param name="ImageWidth">Columns of the image.</param>
internal sealed record MapPlace(Preprocessing Preprocessing, int ImageHeight, int ImageWidth)
{
    /// <summary>Lays a map over the network's input.</summary>
    public HeatMap OverInput(HeatMap map) => Lay(
        map,
        AxisSamples.Of(map.Height, Preprocessing.Height, (0, Preprocessing.Height), Preprocessing.Height),
        AxisSamples.Of(map.Width, Preprocessing.Width, (0, Preprocessing.Width), Preprocessing.Width));

    /// <summary>Lays a map over the image, or a picture of it in another size.</summary>
    public HeatMap OverImage(HeatMap map, int height, int width) => Lay(map, RowsOf(map, height), ColumnsOf(map, width));

    /// <summary>The rows of a picture of the image.</summary>
    public AxisSamples RowsOf(HeatMap map, int height) => AxisSamples.Of(map.Height, height, Seen.Rows, Preprocessing.Height);

    /// <summary>The columns of a picture of the image.</summary>
    public AxisSamples ColumnsOf(HeatMap map, int width) => AxisSamples.Of(map.Width, width, Seen.Columns, Preprocessing.Width);

    /// <summary>The map between its values; 0 where the network saw nothing.</summary>
    public static float At(HeatMap map, (int Before, int After, double Share) row, (int Before, int After, double Share) column)
    {
        if (row.Before < 0 || column.Before < 0)
        {
            return 0;
        }

        var above = Mix(map[row.Before, column.Before], map[row.Before, column.After], column.Share);
        return (float)(row.Share == 0 ? above : Mix(above, Mix(map[row.After, column.Before], map[row.After, column.After], column.Share), row.Share));
    }

    // What the image takes of the input: all of it, more than there is where it was cropped, and less where it was padded.
    private ((double First, double Length) Rows, (double First, double Length) Columns) Seen
    {
        get
        {
            var (height, width) = (Preprocessing.Height, Preprocessing.Width);
            switch (Preprocessing.Resize)
            {
                case ResizeMode.CenterCrop:
                    var (top, left, bottom, right) = ResizePlacement.Cropped(ImageHeight, ImageWidth, height, width);
                    return (Uncropped(top, bottom, ImageHeight, height), Uncropped(left, right, ImageWidth, width));
                case ResizeMode.Pad:
                    var (first, before, rows, columns) = ResizePlacement.Padded(ImageHeight, ImageWidth, height, width);
                    return ((first, rows), (before, columns));
                default:
                    return ((0, height), (0, width));
            }
        }
    }

    private static (double First, double Length) Uncropped(double from, double to, int image, int input) => (-from * input / (to - from), image * input / (to - from));

    private static HeatMap Lay(HeatMap map, AxisSamples rows, AxisSamples columns)
    {
        var values = new float[rows.Count * columns.Count];
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < columns.Count; x++)
            {
                values[(y * columns.Count) + x] = At(map, rows[y], columns[x]);
            }
        }

        return new HeatMap(rows.Count, columns.Count, values);
    }

    private static double Mix(double first, double second, double share) => first + (share * (second - first));
}
