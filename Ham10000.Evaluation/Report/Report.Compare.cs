namespace Ham10000.Evaluation;

/// <content>Two reports side by side.</content>
public sealed partial record Report
{
    /// <summary>Compares two runs by the images that both were tested on: differences of scores with intervals that draw the same lesions for both, who is right
    /// where, and in which settings they differ.</summary>
    /// <param name="first">One run.</param>
    /// <param name="second">The other; <see cref="Load"/> reads one of another day.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The runs are about other classes, or other images and <see cref="ReportCompareOptions.SharedImagesOnly"/> is off, or share
    /// none; an image has other labels or lesions in the one than in the other; or an option is out of range.</exception>
    public static ReportComparison Compare(Report first, Report second, ReportCompareOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        options ??= new ReportCompareOptions();
        options.Validate(nameof(options));
        return new ReportComparer(first, second, options).Compare(cancellationToken);
    }
}
