using System.Runtime.InteropServices;

namespace TorchSharp;

// tensor.cpp: new tensors.
internal static partial class Native
{
    [LibraryImport(Library)]
    public static partial torch.Tensor ht_empty(ReadOnlySpan<long> sizes, int count, int type, int deviceType, int deviceIndex);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_zeros(ReadOnlySpan<long> sizes, int count, int type, int deviceType, int deviceIndex);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_full(
        ReadOnlySpan<long> sizes, int count, NativeScalar value, int type, int deviceType, int deviceIndex);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_rand(
        ReadOnlySpan<long> sizes, int count, torch.Generator? generator, int type, int deviceType, int deviceIndex);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_randn(
        ReadOnlySpan<long> sizes, int count, torch.Generator? generator, int type, int deviceType, int deviceIndex);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_randint(
        long low, long high, ReadOnlySpan<long> sizes, int count, torch.Generator? generator, int type, int deviceType, int deviceIndex);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_randperm(long n, torch.Generator? generator, int type, int deviceType, int deviceIndex);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_normal(torch.Tensor mean, torch.Tensor deviation, torch.Generator? generator);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_arange(
        NativeScalar start, NativeScalar stop, NativeScalar step, int type, int deviceType, int deviceIndex);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_linspace(
        NativeScalar start, NativeScalar stop, long steps, int type, int deviceType, int deviceIndex);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_eye(long rows, long columns, int type, int deviceType, int deviceIndex);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_empty_like(torch.Tensor self, int type, int deviceType, int deviceIndex);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_zeros_like(torch.Tensor self, int type, int deviceType, int deviceIndex);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_ones_like(torch.Tensor self, int type, int deviceType, int deviceIndex);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_rand_like(torch.Tensor self, int type, int deviceType, int deviceIndex);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_randn_like(torch.Tensor self, int type, int deviceType, int deviceIndex);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_full_like(
        torch.Tensor self, NativeScalar value, int type, int deviceType, int deviceIndex);
}
