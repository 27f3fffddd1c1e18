using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;

namespace Ham10000.Training.Internals;

/// <summary>Trains the members of an ensemble one after the other, or loads them, and judges all by the same images.</summary>
internal sealed class EnsembleRun(IReadOnlyList<PlannedMember> members, EnsembleTrainingOptions options, ImageSet? validation, ImageSet? test)
{
    // One for all: an ensemble over eight views would win against members that see one.
    private readonly EvaluationOptions _evaluation = options.Evaluation ?? (members.Select(member => member.Recipe.Evaluation).Distinct().ToList() is [var agreed] ? agreed : new());

    internal EnsembleResult Run(CancellationToken cancellationToken)
    {
        if (members.Count < 2)
        {
            throw new ArgumentException($"An ensemble needs at least 2 members, found {members.Count}. Train a single recipe with its Run.");
        }

        // Before the hours of training, not after them.
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Name);
        _evaluation.Validate(nameof(options));
        EnsembleRules.PlannedProblems([.. members.Select(member => (member.Name, member.Recipe.Preprocessing))], options.Weights).ThrowIfAny("The ensemble");
        return RunFolder.Use(options.Folder, "training of an ensemble", Settings(), folder => Run(folder, cancellationToken));
    }

    private EnsembleResult Run(RunFolder? folder, CancellationToken cancellationToken)
    {
        var models = new List<ImageModel>();
        try
        {
            var results = new List<EnsembleMemberResult>();
            for (var i = 0; i < members.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                results.Add(Member(members[i], folder?.Of($"member-{i + 1}"), models, cancellationToken));
                options.Progress?.Report(results[^1]);
            }

            return Together(models, results, cancellationToken);
        }
        finally
        {
            models.ForEach(model => model.Dispose());
        }
    }

    private EnsembleMemberResult Member(PlannedMember member, string? folder, List<ImageModel> models, CancellationToken cancellationToken)
    {
        var path = folder is null ? null : Path.Combine(folder, RunFolder.ModelName);
        var stored = folder is null ? null : RunFolder.ResultOf(folder, RunJsonContext.Default.StoredMember);
        if (stored is null)
        {
            stored = Train(member, folder, models, cancellationToken);
        }
        else
        {
            models.Add(ImageModel.Load(path!, modules: options.Modules));
        }

        return new EnsembleMemberResult
        {
            Name = member.Name,
            Epochs = stored.Epochs,
            StopReason = stored.StopReason,
            TrainingTime = TimeSpan.FromSeconds(stored.TrainingSeconds),
            ModelPath = path,
            Validation = Judge(models[^1], validation, cancellationToken),
            Test = Judge(models[^1], test, cancellationToken),
        };
    }

    // The model is not disposed: it is a member now.
    private StoredMember Train(PlannedMember member, string? folder, List<ImageModel> models, CancellationToken cancellationToken)
    {
        var run = RecipeRuns.Train(member.Recipe, member.Split, (training, isFirstStage) => training with
        {
            Checkpoints = folder is null ? null : new CheckpointOptions { Folder = RunFolder.CheckpointsOf(folder, isFirstStage), EverySteps = options.CheckpointEverySteps, Resume = true },
        }, _evaluation, cancellationToken);
        models.Add(run.Model);
        var stored = new StoredMember(member.Name, run.History.Epochs.Count, run.History.StopReason, run.Time.TotalSeconds);
        if (folder is not null)
        {
            run.Model.Save(Path.Combine(folder, RunFolder.ModelName));
            RunFolder.Finish(folder, stored, RunJsonContext.Default.StoredMember);
        }

        return stored;
    }

    private EnsembleResult Together(List<ImageModel> models, List<EnsembleMemberResult> results, CancellationToken cancellationToken)
    {
        var ensemble = Ensemble.Of(models, options.Weights, options.Name);
        try
        {
            return new EnsembleResult(ensemble, results, Judge(ensemble, validation, cancellationToken), Judge(ensemble, test, cancellationToken), _evaluation.Bootstrap);
        }
        catch
        {
            ensemble.Dispose();
            throw;
        }
    }

    private EvaluationReport? Judge(ImageModel model, ImageSet? set, CancellationToken cancellationToken) =>
        set is null or { Count: 0 } ? null : Evaluator.Evaluate(model, set, _evaluation, cancellationToken);

    private Dictionary<string, string> Settings()
    {
        var settings = new Dictionary<string, string> { ["Members"] = FormattableString.Invariant($"{members.Count}") };
        for (var i = 0; i < members.Count; i++)
        {
            var (prefix, split) = (FormattableString.Invariant($"Member {i + 1}, "), members[i].Split);
            settings[prefix + "images"] = $"training {RunSettings.Of(split.Train)}, validation {RunSettings.Of(split.Validation)}";
            foreach (var (name, text) in RunSettings.Of(members[i].Recipe, split.Labels, new()))
            {
                settings[prefix + name] = text;
            }
        }

        return settings;
    }
}
