using System.Globalization;
using System.Text;
using Ham10000.Evaluation;
using Ham10000.Models;

namespace Ham10000.Training;

/// <summary>An ensemble with its members' results. Disposing it disposes the ensemble.</summary>
public sealed class EnsembleResult : IDisposable
{
    internal EnsembleResult(ImageModel model, IReadOnlyList<EnsembleMemberResult> members, EvaluationReport? validation, EvaluationReport? test, BootstrapOptions bootstrap)
    {
        (Model, Members, Validation, Test) = (model, members, validation, test);
        Gains = (test ?? validation) is not { } judged ? []
            : [.. members.Select(member => PairedBootstrap.BalancedAccuracy(judged.Predictions, (test is null ? member.Validation : member.Test)!.Predictions, bootstrap))];
    }

    /// <summary>The ensemble: a model like any other, to save, load, evaluate and predict with.</summary>
    public ImageModel Model { get; }

    /// <summary>Its members, in order.</summary>
    public IReadOnlyList<EnsembleMemberResult> Members { get; }

    /// <summary>The ensemble, judged by the validation images; null without any.</summary>
    public EvaluationReport? Validation { get; }

    /// <summary>The ensemble, judged by the test images; null without any.</summary>
    public EvaluationReport? Test { get; }

    /// <summary>How much the ensemble's balanced accuracy is above each member's on the test images (without any, on the validation images), with the interval from drawing
    /// lesions for both at once. Empty where neither were given.</summary>
    public IReadOnlyList<PairedDifference> Gains { get; }

    /// <summary>How long the training of all members took.</summary>
    public TimeSpan TrainingTime => Members.Aggregate(TimeSpan.Zero, (sum, member) => sum + member.TrainingTime);

    /// <summary>A line for each member and the ensemble, with its balanced accuracy and interval, then the gain over each member.</summary>
    public override string ToString()
    {
        var width = Members.Select(member => member.Name.Length).Append(Model.Spec.Name.Length).Max();
        var text = new StringBuilder();
        foreach (var (name, report) in Members.Select(member => (member.Name, member.Test ?? member.Validation)).Append((Model.Spec.Name, Test ?? Validation)))
        {
            text.Append(name.PadRight(width)).Append(report is null ? "  not judged\n"
                : string.Create(CultureInfo.InvariantCulture, $"  {report.SetName}: balanced accuracy {report.BalancedAccuracyInterval}, accuracy {report.Accuracy:F3}\n"));
        }

        for (var i = 0; i < Gains.Count; i++)
        {
            text.Append($"{Model.Spec.Name} over {Members[i].Name}: {Gains[i]}\n");
        }

        return text.ToString();
    }

    /// <inheritdoc />
    public void Dispose() => Model.Dispose();
}
