namespace Ham10000.Dataset;

/// <summary>Where the resize modes take an image's part from, and where they put it.</summary>
internal static class ResizePlacement
{
    /// <summary>The part that <see cref="ResizeMode.CenterCrop"/> cuts out, in pixels of the image.</summary>
    internal static (double Top, double Left, double Bottom, double Right) Cropped(int height, int width, int newHeight, int newWidth)
    {
        double scale = Math.Min((double)height / newHeight, (double)width / newWidth);
        double top = (height - newHeight * scale) / 2, left = (width - newWidth * scale) / 2;
        return (top, left, height - top, width - left);
    }

    /// <summary>The place that <see cref="ResizeMode.Pad"/> puts the whole image into, in pixels of the result.</summary>
    internal static (int Top, int Left, int Height, int Width) Padded(int height, int width, int newHeight, int newWidth)
    {
        double scale = Math.Min((double)newHeight / height, (double)newWidth / width);
        int innerHeight = Math.Clamp((int)Math.Round(height * scale), 1, newHeight), innerWidth = Math.Clamp((int)Math.Round(width * scale), 1, newWidth);
        return ((newHeight - innerHeight) / 2, (newWidth - innerWidth) / 2, innerHeight, innerWidth);
    }
}
