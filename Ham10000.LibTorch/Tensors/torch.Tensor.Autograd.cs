namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether gradients of it are recorded.</summary>
        public bool requires_grad
        {
            get
            {
                Native.Check(Native.ht_requires_grad(this, out var result));
                return result != 0;
            }
            set => Native.Check(Native.ht_set_requires_grad(this, value ? 1 : 0));
        }

        /// <summary>Whether it was made by the user rather than by a recorded operation.</summary>
        public bool is_leaf
        {
            get
            {
                Native.Check(Native.ht_is_leaf(this, out var result));
                return result != 0;
            }
        }

        /// <summary>The gradient that backward passes added up, or null. Every reading makes a new wrapper of it.</summary>
        public Tensor? grad
        {
            get
            {
                Native.Check(Native.ht_grad(this, out var handle));
                return handle == IntPtr.Zero ? null : new Tensor(handle);
            }
            set => Native.Check(Native.ht_set_grad(this, value));
        }

        /// <summary>Sets whether gradients are recorded.</summary>
        /// <param name="requires_grad">Whether to record.</param>
        /// <returns>This tensor.</returns>
        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <inheritdoc cref="requires_grad_"/>
        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>Keeps the gradient of a tensor that is no leaf.</summary>
        public void retain_grad() => Native.Check(Native.ht_retain_grad(this));

        /// <summary>The same elements outside the graph of gradients.</summary>
        public Tensor detach() => Native.ht_detach(this);

        /// <summary>Takes the tensor out of the graph of gradients.</summary>
        public Tensor detach_() => Native.ht_detach_(this);

        /// <summary>Adds the gradients of this number to the grad of the leaves it depends on.</summary>
        public void backward() => backward(null);

        /// <inheritdoc cref="autograd.backward(IList{Tensor}, IList{Tensor}, bool?, bool, IList{Tensor})"/>
        public void backward(
            IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph || create_graph, create_graph, inputs);
    }
}
