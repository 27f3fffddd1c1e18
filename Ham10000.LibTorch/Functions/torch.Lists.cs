namespace TorchSharp;

public static partial class torch
{
    /// <summary>Tensors joined along a dimension.</summary>
    /// <param name="tensors">The tensors, of equal sizes in the other dimensions.</param>
    /// <param name="dim">The dimension.</param>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0)
    {
        var result = Native.ht_cat(TensorList.Handles(tensors), tensors.Count, dim);
        GC.KeepAlive(tensors);
        return result;
    }

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor cat(Tensor[] tensors, long dim = 0) => cat((IList<Tensor>)tensors, dim);

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>Tensors of one shape joined along a new dimension.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <param name="dim">The place of the new dimension.</param>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0)
    {
        var list = tensors as IList<Tensor> ?? [.. tensors];
        var result = Native.ht_stack(TensorList.Handles(list), list.Count, dim);
        GC.KeepAlive(list);
        return result;
    }

    /// <summary>One tensor where a condition holds, another elsewhere.</summary>
    /// <param name="condition">Booleans.</param>
    /// <param name="x">Where it holds.</param>
    /// <param name="y">Elsewhere.</param>
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => Native.ht_where(condition, x, y);

    /// <summary>A sum of products in Einstein's notation.</summary>
    /// <param name="equation">Such as "ij,jk->ik".</param>
    /// <param name="tensors">The factors.</param>
    public static Tensor einsum(string equation, params Tensor[] tensors)
    {
        var result = Native.ht_einsum(equation, TensorList.Handles(tensors), tensors.Length);
        GC.KeepAlive(tensors);
        return result;
    }

    /// <summary>Coordinate grids over vectors.</summary>
    /// <param name="tensors">The vectors.</param>
    /// <param name="indexing">"ij", or "xy" with the first two dimensions exchanged.</param>
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij")
    {
        var list = tensors as IList<Tensor> ?? [.. tensors];
        Native.Check(Native.ht_meshgrid(TensorList.Handles(list), list.Count, indexing, out var handles, out var count));
        GC.KeepAlive(list);
        return TensorList.Take(handles, count);
    }

    /// <summary>The exponentials along a dimension, divided by their sum.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="dtype">Element type to compute in; default the tensor's.</param>
    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => input.softmax(dim, dtype);
}
