using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>A model inside a checkpoint of a fit: the metadata of a model file, and the weights under names of their own.</summary>
public sealed partial class ImageModel
{
    internal const string CheckpointKey = "ham10000.checkpoint";
    internal const string CheckpointPrefix = "model.";

    /// <summary>Everything about the model but its weights.</summary>
    internal Dictionary<string, string> CheckpointTexts()
    {
        RequireTask();
        return new ModelFileMetadata(Spec, Labels, Preprocessing!, BackboneStart, TrainingText) { Patient = Patient, Calibration = Calibration }.ToDictionary();
    }

    /// <summary>The weights and buffers.</summary>
    internal IEnumerable<SafetensorsBlock> CheckpointBlocks() => state_dict().Select(entry => SafetensorsTensors.ToBlock(CheckpointPrefix + entry.Key, entry.Value));

    /// <summary>Takes over weights, task and frozen layers of a checkpoint.</summary>
    /// <exception cref="ModelFormatException">The model in it has other layers, or a calibration that is none for its classes. The model is as it was.</exception>
    internal void TakeCheckpoint(SafetensorsFile file)
    {
        var metadata = ModelFileMetadata.Read(file);
        CheckCalibration(metadata, file.Path);
        if (!Spec.Equals(metadata.Spec))
        {
            Spec = metadata.Spec;
            ApplyFreezing();
        }

        CopyCheckpoint(file);
        HasTrained = false;
        RestoreTask(metadata.Labels, metadata.Preprocessing, metadata.Patient);
        BackboneStart = metadata.BackboneStart;
        RestoreTrainingSummary(metadata.TrainingSummary);
        _calibration = metadata.Calibration;
    }

    /// <summary>The architecture in a checkpoint.</summary>
    internal static ModelSpec CheckpointSpec(SafetensorsFile file) => ModelFileMetadata.Read(file).Spec;

    private static void CheckCalibration(ModelFileMetadata metadata, string path)
    {
        if (metadata.Calibration.IsNone)
        {
            return;
        }

        try
        {
            metadata.Calibration.Validate(metadata.Labels ?? throw new ArgumentException($"{Text.Shorten(metadata.Spec.Name)} reconstructs images and predicts no class, so it has no probabilities to calibrate."));
        }
        catch (ArgumentException e)
        {
            throw new ModelFormatException(path, $"{path}: the parts of the model do not fit together: {e.Message}", e);
        }
    }

    /// <summary>Copies the weights of a checkpoint: all of them or, where they are not those of this network, none.</summary>
    private void CopyCheckpoint(SafetensorsFile file)
    {
        var targets = state_dict();
        var entries = file.Entries.Where(entry => entry.Name.StartsWith(CheckpointPrefix, StringComparison.Ordinal)).ToDictionary(entry => entry.Name[CheckpointPrefix.Length..]);
        var wrong = targets.Keys.Concat(entries.Keys).Distinct().Where(name => !targets.TryGetValue(name, out var target) || !entries.TryGetValue(name, out var entry)
            || entry.Type.ToTorch() != target.dtype || !entry.Shape.SequenceEqual(target.shape)).ToList();
        if (wrong.Count > 0)
        {
            throw new ModelFormatException(file.Path, $"{file.Path}: the weights are not those of {Text.Shorten(Spec.Name)}: {Text.List(wrong)} differ in name, type or shape.", null);
        }

        using var nothing = no_grad();
        foreach (var (name, target) in targets)
        {
            using var scope = NewDisposeScope();
            target.copy_(SafetensorsTensors.ReadTensor(file, entries[name]));
        }
    }
}
