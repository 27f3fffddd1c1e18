namespace TorchSharp;

public static partial class torch
{
    /// <summary>Records no gradients on this thread until disposed, on this thread.</summary>
    public static IDisposable no_grad() => ThreadMode.Gradients(nameof(no_grad), false);

    /// <summary>Records gradients on this thread, or not, until disposed, on this thread.</summary>
    /// <param name="enabled">Whether to record.</param>
    public static IDisposable enable_grad(bool enabled = true) => ThreadMode.Gradients(nameof(enable_grad), enabled);

    /// <summary>Records gradients on this thread, or not, until disposed, on this thread.</summary>
    /// <param name="mode">Whether to record.</param>
    public static IDisposable set_grad_enabled(bool mode = true) => ThreadMode.Gradients(nameof(set_grad_enabled), mode);

    /// <summary>As <see cref="no_grad"/> and cheaper; the tensors made here can never take part in gradients.</summary>
    /// <param name="mode">Whether to enter the mode or to leave it.</param>
    public static IDisposable inference_mode(bool mode = true) => ThreadMode.Inference(mode);

    /// <summary>Whether this thread records gradients.</summary>
    public static bool is_grad_enabled()
    {
        Native.Check(Native.ht_grad_mode(out var enabled));
        return enabled != 0;
    }

    /// <summary>Whether this thread is in inference mode.</summary>
    public static bool is_inference_mode_enabled()
    {
        Native.Check(Native.ht_inference_mode(out var enabled));
        return enabled != 0;
    }

    /// <summary>Gradients of tensors.</summary>
    public static class autograd
    {
        /// <summary>The gradients of outputs with respect to inputs, without touching any tensor's grad.</summary>
        /// <param name="outputs">What to differentiate.</param>
        /// <param name="inputs">With respect to what.</param>
        /// <param name="grad_outputs">The vector to multiply with, per output; may be absent for scalars.</param>
        /// <param name="retain_graph">Keep the graph for another pass.</param>
        /// <param name="create_graph">Record the pass, for higher derivatives.</param>
        /// <param name="allow_unused">Return null for an input the outputs do not depend on, rather than fail.</param>
        /// <returns>One gradient per input.</returns>
        public static IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false,
            bool create_graph = false, bool allow_unused = false)
        {
            Native.Check(Native.ht_autograd_grad(
                TensorList.Handles(outputs), outputs.Count, TensorList.Handles(inputs), inputs.Count,
                TensorList.Handles(grad_outputs), grad_outputs?.Count ?? 0, retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0,
                allow_unused ? 1 : 0, out var list, out var count));
            GC.KeepAlive(outputs);
            GC.KeepAlive(inputs);
            GC.KeepAlive(grad_outputs);
            return TensorList.Take(list, count);
        }

        /// <summary>Adds the gradients of tensors to the grad of the leaves they depend on.</summary>
        /// <param name="tensors">What to differentiate.</param>
        /// <param name="grad_tensors">The vector to multiply with, per tensor; may be absent for scalars.</param>
        /// <param name="retain_graph">Keep the graph for another pass; default as create_graph.</param>
        /// <param name="create_graph">Record the pass, for higher derivatives.</param>
        /// <param name="inputs">The only tensors whose grad to add to; absent: all leaves.</param>
        public static void backward(
            IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor>? inputs = null)
        {
            Native.Check(Native.ht_backward(
                TensorList.Handles(tensors), tensors.Count, TensorList.Handles(grad_tensors), grad_tensors?.Count ?? 0,
                retain_graph is { } retain ? (retain ? 1 : 0) : -1, create_graph ? 1 : 0, TensorList.Handles(inputs),
                inputs?.Count ?? 0));
            GC.KeepAlive(tensors);
            GC.KeepAlive(grad_tensors);
            GC.KeepAlive(inputs);
        }

        /// <inheritdoc cref="backward(IList{Tensor}, IList{Tensor}, bool?, bool, IList{Tensor})"/>
        /// <param name="tensor">What to differentiate.</param>
        /// <param name="grad_tensors">The vector to multiply with; may be absent for a scalar.</param>
        /// <param name="retain_graph">Keep the graph for another pass; default as create_graph.</param>
        /// <param name="create_graph">Record the pass, for higher derivatives.</param>
        /// <param name="inputs">The only tensors whose grad to add to; absent: all leaves.</param>
        public static void backward(
            Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        /// <summary>Names the operation where a backward pass fails, and makes not-a-numbers in it errors, until disposed. Slow.</summary>
        /// <param name="check_nan">Whether not-a-numbers are errors.</param>
        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        /// <summary>As <see cref="detect_anomaly"/>, or the contrary.</summary>
        /// <param name="mode">Whether to watch.</param>
        /// <param name="check_nan">Whether not-a-numbers are errors.</param>
        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);
    }
}
