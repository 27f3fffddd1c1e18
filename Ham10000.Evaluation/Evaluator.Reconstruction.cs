using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation;

public static partial class Evaluator
{
    /// <summary>Measures how well an autoencoder gives back the images of a set. Their labels play no part.</summary>
    /// <param name="model">A model that reconstructs (<see cref="ModelBuilder.Reconstruct"/>) and knows its preprocessing.</param>
    /// <param name="set">At least one image.</param>
    /// <param name="options">Null for the defaults; metrics of classes must be empty, and the bootstrap plays no part.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The set is empty, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The model predicts classes, has no task yet, or gives outputs that are not finite.</exception>
    public static ReconstructionMeasurement MeasureReconstruction(
        ImageModel model, ImageSet set, EvaluationOptions? options = null, CancellationToken cancellationToken = default)
    {
        options = Checked(model, set, options);
        if (model.Objective.PredictsClasses)
        {
            throw new InvalidOperationException($"{model.Spec.Name} predicts {model.Labels} and reconstructs no images. Measure it with Evaluator.Measure or Evaluator.Evaluate.");
        }

        if (options.Metrics.Count > 0)
        {
            throw new ArgumentException(
                $"Metrics holds {string.Join(", ", options.Metrics.Select(m => m.Name))}, which score class probabilities, and {model.Spec.Name} gives none. Leave them out.", nameof(options));
        }

        if (!options.TestTimeAugmentation.IsNone)
        {
            throw new ArgumentException(
                $"TestTimeAugmentation is the {options.TestTimeAugmentation}, and {model.Spec.Name} gives images, which are compared one by one. Leave it out.", nameof(options));
        }

        return new ReconstructionPass(model, set, options).Run(cancellationToken);
    }
}
