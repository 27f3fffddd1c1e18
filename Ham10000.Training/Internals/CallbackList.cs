using Microsoft.Extensions.Logging;

namespace Ham10000.Training.Internals;

/// <summary>Calls the hooks in list order and says which hook of which callback an exception came from.</summary>
internal sealed class CallbackList(IReadOnlyList<TrainingCallback> callbacks, TrainingContext context)
{
    private readonly FitObserver _observer = new(context);
    private int _started;

    internal string? LastCheckpoint => callbacks.Select(c => c.LastCheckpoint).LastOrDefault(path => path is not null);

    internal void FitStart()
    {
        _observer.FitStart(context.Model.Spec.Name);
        foreach (var callback in callbacks)
        {
            _started++;
            Call(callback, nameof(TrainingCallback.OnFitStart), c => c.OnFitStart(context));
        }
    }

    internal void EpochStart()
    {
        _observer.EpochStart();
        CallAll(nameof(TrainingCallback.OnEpochStart), c => c.OnEpochStart(context));
    }

    internal void EpochEnd()
    {
        CallAll(nameof(TrainingCallback.OnEpochEnd), c => c.OnEpochEnd(context));
        _observer.EpochEnd();
    }

    // The hot path: no closure, and no list enumerator.
    internal void StepEnd()
    {
        _observer.StepEnd();
        for (var i = 0; i < callbacks.Count; i++)
        {
            try
            {
                callbacks[i].OnStepEnd(context);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                throw Failure(callbacks[i], nameof(TrainingCallback.OnStepEnd), e);
            }
        }
    }

    /// <summary>Calls every callback that was started, whatever the others throw, and returns the first exception.</summary>
    internal Exception? FitEnd()
    {
        Exception? first = null;
        foreach (var callback in callbacks.Take(_started))
        {
            try
            {
                Call(callback, nameof(TrainingCallback.OnFitEnd), c => c.OnFitEnd(context));
            }
            catch (HookException e)
            {
                context.Logger.LogError(TrainingEvents.CallbackFailed, e, "{Message}", e.Message);
                first ??= e;
            }
        }

        _started = 0;
        _observer.FitEnd();
        return first;
    }

    private void CallAll(string hook, Action<TrainingCallback> call)
    {
        foreach (var callback in callbacks)
        {
            Call(callback, hook, call);
        }
    }

    private void Call(TrainingCallback callback, string hook, Action<TrainingCallback> call)
    {
        try
        {
            call(callback);
        }
        catch (Exception e) when (e is not OperationCanceledException || hook == nameof(TrainingCallback.OnFitEnd))
        {
            throw Failure(callback, hook, e);
        }
    }

    private HookException Failure(TrainingCallback callback, string hook, Exception e)
    {
        var where = context.Epoch == 0 ? "" : context.Step == 0 ? $" in epoch {context.Epoch}" : $" in epoch {context.Epoch}, step {context.Step}";
        return new HookException($"{callback.GetType().Name}.{hook} failed{where}: {e.Message}", e);
    }
}
