namespace Ham10000.Dataset;

/// <summary>Where each output pixel comes from: row = RowByRow·i + RowByColumn·j + Row, column likewise, in pixels of the source.</summary>
internal readonly record struct AffineMap(
    double RowByRow, double RowByColumn, double Row, double ColumnByRow, double ColumnByColumn, double Column)
{
    internal static AffineMap Identity => new(1, 0, 0, 0, 1, 0);

    /// <summary>Composes Keras's transform about the centre of an image.</summary>
    /// <param name="height">Rows of the image.</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="rotationDegrees">Keras's theta.</param>
    /// <param name="rowShift">Keras's tx: in pixels, along the rows, for rows are its first axis.</param>
    /// <param name="columnShift">Keras's ty.</param>
    /// <param name="shearDegrees">Keras's shear.</param>
    /// <param name="rowZoom">Keras's zx.</param>
    /// <param name="columnZoom">Keras's zy.</param>
    internal static AffineMap Create(
        int height, int width, double rotationDegrees, double rowShift, double columnShift, double shearDegrees, double rowZoom, double columnZoom)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(rotationDegrees));
        var (shearSin, shearCos) = Math.SinCos(double.DegreesToRadians(shearDegrees));

        // rotation · shift · shear · zoom, with shear [1 -sin; 0 cos].
        double rowByRow = cos * rowZoom, rowByColumn = (-cos * shearSin - sin * shearCos) * columnZoom;
        double columnByRow = sin * rowZoom, columnByColumn = (-sin * shearSin + cos * shearCos) * columnZoom;
        double row = cos * rowShift - sin * columnShift, column = sin * rowShift + cos * columnShift;
        double centerRow = height / 2.0 - 0.5, centerColumn = width / 2.0 - 0.5;
        return new AffineMap(
            rowByRow, rowByColumn, row + centerRow - rowByRow * centerRow - rowByColumn * centerColumn,
            columnByRow, columnByColumn, column + centerColumn - columnByRow * centerRow - columnByColumn * centerColumn);
    }

    /// <summary>The same followed by swapping left and right.</summary>
    internal AffineMap FlipColumns(int width) => this with
    {
        Row = Row + RowByColumn * (width - 1),
        RowByColumn = -RowByColumn,
        Column = Column + ColumnByColumn * (width - 1),
        ColumnByColumn = -ColumnByColumn,
    };

    /// <summary>The same followed by swapping top and bottom.</summary>
    internal AffineMap FlipRows(int height) => this with
    {
        Row = Row + RowByRow * (height - 1),
        RowByRow = -RowByRow,
        Column = Column + ColumnByRow * (height - 1),
        ColumnByRow = -ColumnByRow,
    };
}
