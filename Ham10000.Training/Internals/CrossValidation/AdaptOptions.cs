namespace Ham10000.Training.Internals;

/// <summary>Makes the options of one run of several: with its own callbacks and folder of checkpoints.</summary>
/// <param name="options">The options of all runs.</param>
/// <param name="isFirstStage">Whether they train the network that a recipe trains first.</param>
internal delegate TrainingOptions AdaptOptions(TrainingOptions options, bool isFirstStage);
