namespace Ham10000.Dataset;

public sealed partial record Augmentation
{
    /// <summary>Draws the change of one image in one epoch.</summary>
    internal AffineMap Draw(int seed, int epoch, int image, int height, int width)
    {
        var random = new CounterRandom(seed, RandomPurpose.Augmentation, epoch, image);
        double rotation = random.NextDouble(-RotationDegrees, RotationDegrees);
        double rowShift = random.NextDouble(-HeightShift, HeightShift) * height;
        double columnShift = random.NextDouble(-WidthShift, WidthShift) * width;
        double shear = random.NextDouble(-ShearDegrees, ShearDegrees);
        double rowZoom = random.NextDouble(1 - ZoomRange, 1 + ZoomRange), columnZoom = random.NextDouble(1 - ZoomRange, 1 + ZoomRange);
        bool flipColumns = random.NextDouble() < 0.5, flipRows = random.NextDouble() < 0.5;
        var map = AffineMap.Create(height, width, rotation, rowShift, columnShift, shear, rowZoom, columnZoom);
        map = HorizontalFlip && flipColumns ? map.FlipColumns(width) : map;
        return VerticalFlip && flipRows ? map.FlipRows(height) : map;
    }
}
