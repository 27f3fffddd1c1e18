using System.Runtime.InteropServices;

namespace TorchSharp;

// tensor_reduce.cpp: along dimensions.
internal static partial class Native
{
    [LibraryImport(Library)]
    public static partial torch.Tensor ht_softmax(torch.Tensor self, long dim, int type);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_log_softmax(torch.Tensor self, long dim, int type);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_sum(torch.Tensor self, ReadOnlySpan<long> dims, int count, int keep, int type);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_mean(torch.Tensor self, ReadOnlySpan<long> dims, int count, int keep, int type);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_nansum(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_var(torch.Tensor self, ReadOnlySpan<long> dims, int count, int unbiased, int keep);

    [LibraryImport(Library)]
    public static partial int ht_var_mean(torch.Tensor self, ReadOnlySpan<long> dims, int count, int unbiased, int keep, out torch.Tensor spread, out torch.Tensor mean);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_std(torch.Tensor self, ReadOnlySpan<long> dims, int count, int unbiased, int keep);

    [LibraryImport(Library)]
    public static partial int ht_std_mean(torch.Tensor self, ReadOnlySpan<long> dims, int count, int unbiased, int keep, out torch.Tensor spread, out torch.Tensor mean);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_prod(torch.Tensor self, int type);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_prod_dim(torch.Tensor self, long dim, int keep, int type);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_amax(torch.Tensor self, ReadOnlySpan<long> dims, int count, int keep);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_amin(torch.Tensor self, ReadOnlySpan<long> dims, int count, int keep);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_max(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial int ht_max_dim(torch.Tensor self, long dim, int keep, out torch.Tensor values, out torch.Tensor indices);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_argmax(torch.Tensor self, long dim, int present, int keep);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_min(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial int ht_min_dim(torch.Tensor self, long dim, int keep, out torch.Tensor values, out torch.Tensor indices);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_argmin(torch.Tensor self, long dim, int present, int keep);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_all(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_all_dim(torch.Tensor self, long dim, int keep);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_any(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_any_dim(torch.Tensor self, long dim, int keep);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_median(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_argsort(torch.Tensor self, long dim, int descending);

    [LibraryImport(Library)]
    public static partial int ht_sort(torch.Tensor self, long dim, int descending, int stable, out torch.Tensor values, out torch.Tensor indices);

    [LibraryImport(Library)]
    public static partial int ht_topk(torch.Tensor self, long k, long dim, int largest, int sorted, out torch.Tensor values, out torch.Tensor indices);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_quantile(torch.Tensor self, torch.Tensor q, long dim, int keep);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_cumsum(torch.Tensor self, long dim, int type);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_cumprod(torch.Tensor self, long dim, int type);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_norm(torch.Tensor self, double p);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_norm_dim(torch.Tensor self, double p, long dim, int keep);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_logsumexp(torch.Tensor self, long dim, int keep);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_bincount(torch.Tensor self, torch.Tensor? weights, long minimum);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_count_nonzero(torch.Tensor self, ReadOnlySpan<long> dims, int count);
}
