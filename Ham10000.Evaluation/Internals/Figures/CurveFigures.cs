namespace Ham10000.Evaluation;

/// <summary>The charts of a training: accuracy left, where there is any, and loss right.</summary>
internal sealed class CurveFigures
{
    private readonly CurveChart[] _charts;
    private readonly IReadOnlyList<EpochRecord> _epochs;

    public CurveFigures(LearningCurves curves)
    {
        _epochs = curves.Epochs;
        Check(_epochs);
        int[] numbers = [.. _epochs.Select(e => e.Epoch)];
        var phases = Phases();
        CurveChart[] charts =
        [
            Chart("Accuracy", "%", e => e.TrainingAccuracy * 100, e => e.ValidationAccuracy * 100),
            Chart("Loss", "", e => e.TrainingLoss, e => e.ValidationLoss),
            new("Learning rate", "", numbers, [new ChartSeries("learning rate", "one", Values(e => e.LearningRate > 0 ? e.LearningRate : null))]) { Phases = phases, IsLogarithmic = true },
        ];

        // A logarithmic axis has no place for 0. An autoencoder has no accuracies, and a learning rate that stays needs no drawing.
        var hasRates = _epochs.Select(e => e.LearningRate).Distinct().Count() > 1;
        _charts = [.. charts.Where((chart, i) => i switch { 0 => chart.HasValues, 1 => true, _ => hasRates && chart.HasValues })];

        CurveChart Chart(string title, string unit, Func<EpochRecord, double?> training, Func<EpochRecord, double?> validation) =>
            new(title, unit, numbers, [new ChartSeries("training", "one", Values(training)), new ChartSeries("validation", "two", Values(validation))]) { Phases = phases };
    }

    /// <summary>Refuses what cannot be drawn.</summary>
    /// <exception cref="InvalidOperationException">There is no epoch, or their numbers do not ascend.</exception>
    public static void Check(IReadOnlyList<EpochRecord> epochs)
    {
        if (epochs.Count == 0)
        {
            throw new InvalidOperationException("These learning curves have no epoch, so there is nothing to draw. Save them after at least one epoch of training.");
        }

        for (var i = 1; i < epochs.Count; i++)
        {
            if (epochs[i].Epoch <= epochs[i - 1].Epoch)
            {
                throw new InvalidOperationException($"Epoch {epochs[i].Epoch} follows epoch {epochs[i - 1].Epoch}. Expected epochs in ascending order, none twice.");
            }
        }
    }

    /// <summary>The charts and the numbers behind them, for a page.</summary>
    public Markup Html(Captions captions)
    {
        var html = new Markup().AddConstant("<div class=\"charts\">\n");
        foreach (var chart in _charts)
        {
            html.AddConstant("<figure>\n").Add(chart.Element()).Add(captions.Caption($"{chart.Title} of each epoch", chart.Title == "Learning rate" ? "The axis counts in powers of ten." : "Dashed: training, a running mean while the weights still change. Solid: validation, at the end of the epoch."))
                .AddConstant("</figure>\n");
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
            .AddConstant("<style>\n" + FigureStyle.Css + "</style>\n")
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

    private (int Epoch, string Name)[] Phases() =>
        [.. _epochs.Where((e, i) => e.Phase is not null && (i == 0 || _epochs[i - 1].Phase != e.Phase)).Select(e => (e.Epoch, e.Phase!))];

    private double[] Values(Func<EpochRecord, double?> value) => [.. _epochs.Select(e => value(e) ?? double.NaN)];
}
