namespace Ham10000.Evaluation;

/// <summary>The charts of a training: accuracy left, where there is any, and loss right.</summary>
internal sealed class CurveFigures
{
    private readonly CurveChart[] _charts;
    private readonly IReadOnlyList<EpochRecord> _epochs;

    public CurveFigures(LearningCurves curves)
    {
        _epochs = curves.Epochs;
        if (_epochs.Count == 0)
        {
            throw new InvalidOperationException("These learning curves have no epoch, so there is nothing to draw. Save them after at least one epoch of training.");
        }

        for (var i = 1; i < _epochs.Count; i++)
        {
            if (_epochs[i].Epoch <= _epochs[i - 1].Epoch)
            {
                throw new InvalidOperationException($"Epoch {_epochs[i].Epoch} follows epoch {_epochs[i - 1].Epoch}. Expected epochs in ascending order, none twice.");
            }
        }

        int[] numbers = [.. _epochs.Select(e => e.Epoch)];
        var accuracy = new CurveChart("Accuracy", "%", numbers,
        [
            new ChartSeries("training", "one", Values(e => e.TrainingAccuracy * 100)),
            new ChartSeries("validation", "two", Values(e => e.ValidationAccuracy * 100)),
        ]);
        var loss = new CurveChart("Loss", "", numbers,
        [
            new ChartSeries("training", "one", Values(e => e.TrainingLoss)),
            new ChartSeries("validation", "two", Values(e => e.ValidationLoss)),
        ]);

        // An autoencoder has no accuracies.
        _charts = accuracy.HasValues ? [accuracy, loss] : [loss];
    }

    /// <summary>The charts and the numbers behind them, for a page.</summary>
    public Markup Html()
    {
        var html = new Markup().AddConstant("<div class=\"charts\">\n");
        foreach (var chart in _charts)
        {
            html.AddConstant("<figure>\n").Add(chart.Element()).AddConstant("</figure>\n");
        }

        return html.AddConstant("</div>\n").Add($"<details>\n<summary>Numbers of {Display.Plural(_epochs.Count, "epoch")}</summary>\n")
            .Add(Page.Scrolling("Numbers per epoch", Table())).AddConstant("</details>\n");
    }

    /// <summary>The charts side by side in one SVG file.</summary>
    public string Svg(string title)
    {
        const int gap = 20;
        const int head = 34;
        var (width, height) = ((_charts.Length * (CurveChart.Width + gap)) - gap, CurveChart.Height + head);
        var name = title.Length == 0 ? "Training curves" : $"Training curves of {title}";
        var description = string.Join(' ', _charts.Select(chart => chart.Description()));
        var svg = new Markup()
            .Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"{name}. {description}\">\n<title>{name}</title>\n")
            .AddConstant("<style>\n" + Page.ChartStyle + "</style>\n")
            .Add($"<rect class=\"back\" width=\"{width}\" height=\"{height}\"/>\n<text class=\"title\" x=\"{width / 2}\" y=\"26\" text-anchor=\"middle\">{name}</text>\n");
        for (var i = 0; i < _charts.Length; i++)
        {
            svg.Add($"<g transform=\"translate({i * (CurveChart.Width + gap)} {head})\">\n").Add(_charts[i].Panel()).AddConstant("</g>\n");
        }

        return svg.AddConstant("</svg>\n").ToString();
    }

    private Markup Table()
    {
        var table = new Markup().AddConstant("<table>\n<thead><tr><th scope=\"col\">epoch</th><th scope=\"col\">learning rate</th><th scope=\"col\">seconds</th>"
            + "<th scope=\"col\">training accuracy</th><th scope=\"col\">validation accuracy</th><th scope=\"col\">training balanced accuracy</th>"
            + "<th scope=\"col\">validation balanced accuracy</th><th scope=\"col\">training loss</th><th scope=\"col\">validation loss</th></tr></thead>\n<tbody>\n");
        foreach (var e in _epochs)
        {
            table.Add($"<tr><th scope=\"row\">{e.Epoch}</th><td>{e.LearningRate:G4}</td><td>{e.Seconds:F1}</td>")
                .Add($"<td>{Display.Percent(e.TrainingAccuracy)}</td><td>{Display.Percent(e.ValidationAccuracy)}</td>")
                .Add($"<td>{Display.Percent(e.TrainingBalancedAccuracy)}</td><td>{Display.Percent(e.ValidationBalancedAccuracy)}</td>")
                .Add($"<td>{Display.Score(e.TrainingLoss)}</td><td>{Display.Score(e.ValidationLoss)}</td></tr>\n");
        }

        return table.AddConstant("</tbody>\n</table>\n");
    }

    private double[] Values(Func<EpochRecord, double?> value) => [.. _epochs.Select(e => value(e) ?? double.NaN)];
}
