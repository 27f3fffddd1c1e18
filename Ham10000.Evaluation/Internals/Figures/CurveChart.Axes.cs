using System.Globalization;

namespace Ham10000.Evaluation;

/// <content>The axes, and where values lie on them.</content>
internal sealed partial class CurveChart
{
    private double[] Ticks()
    {
        var values = _series.SelectMany(s => s.Values).Where(double.IsFinite).ToArray();
        if (IsLogarithmic)
        {
            var (first, last) = ((int)Math.Floor(Math.Log10(values.Min()) + 1e-9), (int)Math.Ceiling(Math.Log10(values.Max()) - 1e-9));
            return [.. Enumerable.Range(first, Math.Max(1, last - first) + 1).Select(power => Math.Pow(10, power))];
        }

        var ticks = AxisTicks.Enclosing(values.Min(), values.Max(), 5);

        // A share lies between 0 and 100 %; an axis beyond that would promise more.
        if (unit == "%")
        {
            double[] inside = [.. ticks.Where(t => t is >= -1e-9 and <= 100 + 1e-9)];
            return inside.Length >= 2 ? inside : [0, 100];
        }

        return ticks;
    }

    private void Axes(Markup svg, double[] ticks)
    {
        foreach (var tick in ticks)
        {
            var y = Y(tick, ticks);
            svg.Add($"<line class=\"grid\" x1=\"{Left}\" y1=\"{y:0.##}\" x2=\"{Right}\" y2=\"{y:0.##}\"/>")
                .Add($"<text class=\"axis small end\" x=\"{Left - 6}\" y=\"{y + 4:0.##}\">{TickText(tick, ticks)}</text>\n");
        }

        foreach (var tick in AxisTicks.Whole(epochs[0], epochs[^1], 8))
        {
            var x = X(tick);
            svg.Add($"<line class=\"grid\" x1=\"{x:0.##}\" y1=\"{Bottom}\" x2=\"{x:0.##}\" y2=\"{Bottom + 5}\"/>")
                .Add($"<text class=\"axis small mid\" x=\"{x:0.##}\" y=\"{Bottom + 18}\">{tick}</text>\n");
        }

        svg.Add($"<text class=\"axis mid\" x=\"{(Left + Right) / 2}\" y=\"{Bottom + 38}\">epoch</text>\n");
    }

    private void DrawPhases(Markup svg)
    {
        foreach (var (epoch, name) in Phases)
        {
            // Between the last epoch before and the first of the phase.
            var x = epoch == epochs[0] ? Left : X(epoch - 0.5);
            if (epoch != epochs[0])
            {
                svg.Add($"<line class=\"phase\" x1=\"{x:0.##}\" y1=\"{Top}\" x2=\"{x:0.##}\" y2=\"{Bottom}\"><title>phase {name} from epoch {epoch}</title></line>");
            }

            var next = Phases.Where(p => p.Epoch > epoch).Select(p => X(p.Epoch - 0.5)).DefaultIfEmpty(Right).Min();
            svg.Add($"<text class=\"axis small\" x=\"{x + 4:0.##}\" y=\"{Top - 4}\">{TextFit.Shorten(name, next - x - 6, 11)}<title>phase {name} from epoch {epoch}</title></text>\n");
        }
    }

    private double X(double epoch) => epochs[0] == epochs[^1]
        ? (Left + Right) / 2.0
        : Left + 8 + ((Right - Left - 16) * ((epoch - epochs[0]) / (epochs[^1] - epochs[0])));

    private double Y(double value, double[] ticks) => IsLogarithmic
        ? Bottom - ((Bottom - Top) * (Math.Log(value / ticks[0]) / Math.Log(ticks[^1] / ticks[0])))
        : Bottom - ((Bottom - Top) * ((value - ticks[0]) / (ticks[^1] - ticks[0])));

    private string Text(double value) =>
        IsLogarithmic ? value.ToString("G3", CultureInfo.InvariantCulture) : FormattableString.Invariant(unit == "%" ? (FormattableString)$"{value:0.0} %" : $"{value:0.0000}");

    private string TickText(double tick, double[] ticks)
    {
        if (IsLogarithmic)
        {
            return tick < 0.9e-4 ? tick.ToString("0e-0", CultureInfo.InvariantCulture) : tick.ToString("0.####", CultureInfo.InvariantCulture);
        }

        var decimals = Math.Clamp(-(int)Math.Floor(Math.Log10((ticks[1] - ticks[0]) * 1.0000001)), 0, 6);
        decimals += Math.Abs(Math.Round(ticks[1] - ticks[0], decimals) - (ticks[1] - ticks[0])) > 1e-9 ? 1 : 0;
        var text = tick.ToString("F" + decimals, CultureInfo.InvariantCulture);
        return unit == "%" ? text + "\u00A0%" : text;
    }
}
