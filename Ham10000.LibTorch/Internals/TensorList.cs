namespace TorchSharp;

/// <summary>Lists of tensors across the border.</summary>
internal static class TensorList
{
    /// <summary>The handles of some tensors, for one native call. The caller keeps the tensors alive until it returns.</summary>
    public static IntPtr[] Handles(IList<torch.Tensor>? tensors)
    {
        var handles = tensors is null || tensors.Count == 0 ? [] : new IntPtr[tensors.Count];
        for (var i = 0; i < handles.Length; i++)
        {
            handles[i] = tensors![i] is { } tensor ? tensor.Handle : IntPtr.Zero;
        }

        return handles;
    }

    /// <summary>Takes over the tensors of a native list, whose array is freed. Absent tensors become null.</summary>
    public static unsafe torch.Tensor[] Take(IntPtr list, int count)
    {
        var tensors = new torch.Tensor[count];
        for (var i = 0; i < count; i++)
        {
            var handle = ((IntPtr*)list)[i];
            tensors[i] = handle == IntPtr.Zero ? null! : torch.Tensor.Wrap(handle);
        }

        Native.ht_list_free(list);
        return tensors;
    }
}
