namespace Ham10000.Dataset;

public sealed partial record Augmentation
{
    /// <summary>Draws the change of one image in one epoch.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="image">The image's place in its set.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="occurrence">How often the epoch drew the image before, so that no two of its drawings look the same.</param>
    internal AffineMap Draw(int seed, int epoch, int image, int height, int width, int occurrence = 0) =>
        DrawMap(new DrawKey(seed, epoch, image, occurrence), height, width);

    internal AffineMap DrawMap(DrawKey key, int height, int width)
    {
        var random = key.Random(RandomPurpose.Augmentation);
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

    internal ColorChange DrawColors(DrawKey key)
    {
        var random = key.Random(RandomPurpose.AugmentationColors);
        float brightness = (float)random.NextDouble(1 - Brightness, 1 + Brightness), contrast = (float)random.NextDouble(1 - Contrast, 1 + Contrast);
        float saturation = (float)random.NextDouble(1 - Saturation, 1 + Saturation), hue = (float)random.NextDouble(-HueShift, HueShift);
        return new ColorChange(brightness, contrast, saturation, hue);
    }
}
