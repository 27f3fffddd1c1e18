using Ham10000.Dataset;

namespace Ham10000.Models;

public sealed partial class ImageModel
{
    private Objective? _objective;

    /// <summary>What the model predicts; null until <see cref="SetTask(LabelSchema, Preprocessing, PatientEncoder?)"/>, and always for a model that reconstructs.</summary>
    public LabelSchema? Labels { get; private set; }

    /// <summary>Target, loss and activation: reconstruction where the specification says so, else what goes with <see cref="Labels"/>.</summary>
    /// <exception cref="InvalidOperationException">The model predicts classes and does not know them yet.</exception>
    public Objective Objective => _objective ??= Spec.Reconstructs ? Objective.Reconstruction
        : Labels is not null ? Objective.For(Labels)
        : throw NoTask();

    /// <summary>What is done to an image before the model sees it, with the training set's statistics; null until the model has its task.</summary>
    public Preprocessing? Preprocessing { get; private set; }

    /// <summary>Encodes what is known of a patient as the model was trained on it, with the ages of its training set; null for a model of images alone, and
    /// until the model has its task.</summary>
    public PatientEncoder? Patient { get; private set; }

    /// <summary>True once the model has run forward in training mode with gradients, or was loaded from a file.</summary>
    public bool HasTrained { get; private set; }

    /// <summary>Writes into the model what it is trained for. <c>Trainer.Fit</c> calls it.</summary>
    /// <remarks>A second call must give the same labels. It updates the statistics as long as the model has not been trained; after that the
    /// model keeps those it was trained with, so read <see cref="Preprocessing"/> back.</remarks>
    /// <param name="labels">The classes: one output for binary labels, else as many as there are classes.</param>
    /// <param name="fitted">Preprocessing of the model's image size with known statistics.</param>
    /// <param name="patient">For a model that joins patient data, an encoder of its columns, fitted on the training set; null for all others, and where the
    /// model has its encoder already.</param>
    /// <exception cref="ArgumentException">The outputs do not fit the labels, the size is another, the statistics are not fitted, or the encoder is
    /// not what the model needs.</exception>
    /// <exception cref="InvalidOperationException">The model has other labels already, or reconstructs and has none.</exception>
    public void SetTask(LabelSchema labels, Preprocessing fitted, PatientEncoder? patient = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(fitted);
        if (Spec.Reconstructs)
        {
            throw new InvalidOperationException($"{Spec.Name} reconstructs images and predicts no class, so it takes no labels ({labels}). Call SetTask with the preprocessing alone.");
        }

        CheckLabels(labels);
        CheckPreprocessing(fitted);
        CheckPatient(patient ?? Patient);
        Labels ??= labels;
        SetPreprocessing(fitted);
        Patient = Patient is not null && HasTrained ? Patient : patient ?? Patient;
    }

    /// <summary>Writes into a model that reconstructs which images it is trained on. <c>Trainer.Fit</c> calls it.</summary>
    /// <remarks>A second call updates the statistics as long as the model has not been trained; after that it keeps those it was trained with.</remarks>
    /// <param name="fitted">Preprocessing of the model's image size with known statistics.</param>
    /// <exception cref="ArgumentException">The size is another, or the statistics are not fitted.</exception>
    /// <exception cref="InvalidOperationException">The model predicts classes.</exception>
    public void SetTask(Preprocessing fitted)
    {
        ArgumentNullException.ThrowIfNull(fitted);
        if (!Spec.Reconstructs)
        {
            throw new InvalidOperationException($"{Spec.Name} predicts classes, so its task needs their labels. Call SetTask with labels and preprocessing, or make it an autoencoder with Reconstruct().");
        }

        CheckPreprocessing(fitted);
        SetPreprocessing(fitted);
    }

    /// <summary>Makes sure that the model knows what it is for: its preprocessing and, unless it reconstructs, its classes.</summary>
    /// <exception cref="InvalidOperationException">It does not: it was never trained or loaded.</exception>
    public void RequireTask()
    {
        if (Preprocessing is null || (Labels is null && !Spec.Reconstructs))
        {
            throw NoTask();
        }
    }

    /// <summary>Gives a loaded model the task of its file.</summary>
    internal void RestoreTask(LabelSchema? labels, Preprocessing fitted, PatientEncoder? patient)
    {
        if (labels is null)
        {
            CheckPatient(patient);
            SetTask(fitted);
        }
        else
        {
            SetTask(labels, fitted, patient);
        }

        HasTrained = true;
    }

    private void SetPreprocessing(Preprocessing fitted) => Preprocessing = Preprocessing is not null && HasTrained ? Preprocessing : fitted;

    private InvalidOperationException NoTask() => new(
        $"{Spec.Name} does not know its {(Spec.Reconstructs ? "" : "classes and ")}preprocessing yet. Train it with Trainer.Fit, load a trained model, or call SetTask.");

    private void CheckLabels(LabelSchema labels)
    {
        if (Labels is not null && !Labels.Equals(labels))
        {
            throw new InvalidOperationException($"{Spec.Name} predicts {Labels} and cannot be given other labels, {labels}. Build a new model for them.");
        }

        var expected = labels.Kind == LabelKind.Binary ? 1 : labels.ClassCount;
        if (Outputs != expected)
        {
            throw new ArgumentException($"{Spec.Name} has {Count(Outputs, "output")}, and the {(labels.Kind == LabelKind.Binary ? "binary " : "")}labels {labels} need {expected}. "
                + $"End the model with Dense({expected}).");
        }
    }

    private void CheckPreprocessing(Preprocessing fitted)
    {
        if (fitted.Height != Height || fitted.Width != Width)
        {
            throw new ArgumentException($"{Spec.Name} takes images of {Height}×{Width}, and the preprocessing makes {fitted.Height}×{fitted.Width}. "
                + $"Build the model with Input({fitted.Height}, {fitted.Width}), or preprocess to its size.");
        }

        if (!fitted.IsFitted)
        {
            throw new ArgumentException("The preprocessing has no mean and deviation yet. Call Fit on it with the training set first.");
        }
    }

    private void CheckPatient(PatientEncoder? patient)
    {
        patient?.Validate();
        if (Spec.PatientColumns == PatientColumns.None)
        {
            if (patient is not null)
            {
                throw new ArgumentException($"{Spec.Name} takes images alone, and was given a PatientEncoder. Leave it out, or build the model with JoinPatient.");
            }
        }
        else if (patient?.Columns != Spec.PatientColumns)
        {
            throw new ArgumentException($"{Spec.Name} joins {Spec.PatientColumns} of the patient, and {(patient is null ? "has no PatientEncoder" : $"was given a PatientEncoder for {patient.Columns}")}. "
                + $"Pass one that PatientEncoder.Fit made of the training set with these columns.");
        }
    }

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
