namespace Ham10000.Evaluation;

/// <summary>The number of classes of the task that a metric is about: the same in every batch between two resets.</summary>
internal sealed class TaskSize
{
    private int? _classCount;

    public void Forget() => _classCount = null;

    /// <summary>Throws where a batch is of another task, or has not the class that the metric is about.</summary>
    public void Require(int classCount, int? classIndex, string metric)
    {
        if (classIndex >= classCount)
        {
            throw new ArgumentException($"The metric '{metric}' is about class {classIndex}, and this batch has {classCount} classes. Use it on a task that has the class.", nameof(classCount));
        }

        if (_classCount is { } before && before != classCount)
        {
            throw new ArgumentException($"This batch has {classCount} classes, the ones before had {before}. Reset the metric between tasks.", nameof(classCount));
        }

        _classCount = classCount;
    }
}
