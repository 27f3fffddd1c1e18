// Sums, extremes, orders and distributions along dimensions.
#include "shim.h"

#include <ATen/ops/std_mean.h>
#include <ATen/ops/var_mean.h>

// The dimensions of a reduction; none given means all of them.
static at::OptionalIntArrayRef dimensions(const int64_t* dims, int count) {
    return count == 0 ? at::OptionalIntArrayRef() : at::OptionalIntArrayRef(ht::ints(dims, count));
}

HT_EXPORT TensorHandle ht_sum(TensorHandle self, const int64_t* dims, int count, int keep, int type) {
    return ht::tensor([&] { return self->sum(dimensions(dims, count), keep != 0, ht::or_none_type(type)); });
}

HT_EXPORT TensorHandle ht_mean(TensorHandle self, const int64_t* dims, int count, int keep, int type) {
    return ht::tensor([&] { return self->mean(dimensions(dims, count), keep != 0, ht::or_none_type(type)); });
}

HT_EXPORT TensorHandle ht_nansum(TensorHandle self) {
    return ht::tensor([&] { return self->nansum(); });
}

HT_EXPORT TensorHandle ht_var(TensorHandle self, const int64_t* dims, int count, int unbiased, int keep) {
    return ht::tensor([&] {
        return count == 0 ? self->var(unbiased != 0) : self->var(ht::ints(dims, count), unbiased != 0, keep != 0);
    });
}

HT_EXPORT TensorHandle ht_std(TensorHandle self, const int64_t* dims, int count, int unbiased, int keep) {
    return ht::tensor([&] {
        return count == 0 ? self->std(unbiased != 0) : self->std(ht::ints(dims, count), unbiased != 0, keep != 0);
    });
}

HT_EXPORT int ht_var_mean(
    TensorHandle self, const int64_t* dims, int count, int unbiased, int keep, TensorHandle* variance, TensorHandle* mean) {
    return ht::status([&] {
        ht::give(
            count == 0 ? at::var_mean(*self, unbiased != 0)
                       : at::var_mean(*self, ht::ints(dims, count), unbiased != 0, keep != 0),
            variance, mean);
    });
}

HT_EXPORT int ht_std_mean(
    TensorHandle self, const int64_t* dims, int count, int unbiased, int keep, TensorHandle* deviation, TensorHandle* mean) {
    return ht::status([&] {
        ht::give(
            count == 0 ? at::std_mean(*self, unbiased != 0)
                       : at::std_mean(*self, ht::ints(dims, count), unbiased != 0, keep != 0),
            deviation, mean);
    });
}

HT_EXPORT TensorHandle ht_prod(TensorHandle self, int type) {
    return ht::tensor([&] { return self->prod(ht::or_none_type(type)); });
}

HT_EXPORT TensorHandle ht_prod_dim(TensorHandle self, int64_t dim, int keep, int type) {
    return ht::tensor([&] { return self->prod(dim, keep != 0, ht::or_none_type(type)); });
}

HT_EXPORT TensorHandle ht_amax(TensorHandle self, const int64_t* dims, int count, int keep) {
    return ht::tensor([&] { return self->amax(ht::ints(dims, count), keep != 0); });
}

HT_EXPORT TensorHandle ht_amin(TensorHandle self, const int64_t* dims, int count, int keep) {
    return ht::tensor([&] { return self->amin(ht::ints(dims, count), keep != 0); });
}

#define HT_WHOLE(name)                                               \
    HT_EXPORT TensorHandle ht_##name(TensorHandle self) {            \
        return ht::tensor([&] { return self->name(); });             \
    }

HT_WHOLE(all)
HT_WHOLE(any)
HT_WHOLE(max)
HT_WHOLE(min)
HT_WHOLE(median)

HT_EXPORT TensorHandle ht_all_dim(TensorHandle self, int64_t dim, int keep) {
    return ht::tensor([&] { return self->all(dim, keep != 0); });
}

HT_EXPORT TensorHandle ht_any_dim(TensorHandle self, int64_t dim, int keep) {
    return ht::tensor([&] { return self->any(dim, keep != 0); });
}

HT_EXPORT int ht_max_dim(TensorHandle self, int64_t dim, int keep, TensorHandle* values, TensorHandle* indices) {
    return ht::status([&] { ht::give(self->max(dim, keep != 0), values, indices); });
}

HT_EXPORT int ht_min_dim(TensorHandle self, int64_t dim, int keep, TensorHandle* values, TensorHandle* indices) {
    return ht::status([&] { ht::give(self->min(dim, keep != 0), values, indices); });
}

HT_EXPORT TensorHandle ht_argmax(TensorHandle self, int64_t dim, int present, int keep) {
    return ht::tensor([&] { return self->argmax(ht::or_none(dim, present), keep != 0); });
}

HT_EXPORT TensorHandle ht_argmin(TensorHandle self, int64_t dim, int present, int keep) {
    return ht::tensor([&] { return self->argmin(ht::or_none(dim, present), keep != 0); });
}

HT_EXPORT TensorHandle ht_argsort(TensorHandle self, int64_t dim, int descending) {
    return ht::tensor([&] { return self->argsort(dim, descending != 0); });
}

HT_EXPORT int ht_sort(
    TensorHandle self, int64_t dim, int descending, int stable, TensorHandle* values, TensorHandle* indices) {
    return ht::status([&] { ht::give(self->sort(ht::optional<bool>(stable != 0), dim, descending != 0), values, indices); });
}

HT_EXPORT int ht_topk(
    TensorHandle self, int64_t count, int64_t dim, int largest, int sorted, TensorHandle* values, TensorHandle* indices) {
    return ht::status([&] { ht::give(self->topk(count, dim, largest != 0, sorted != 0), values, indices); });
}

HT_EXPORT TensorHandle ht_quantile(TensorHandle self, TensorHandle q, int64_t dim, int keep) {
    return ht::tensor([&] { return self->quantile(*q, dim, keep != 0); });
}

HT_EXPORT TensorHandle ht_cumsum(TensorHandle self, int64_t dim, int type) {
    return ht::tensor([&] { return self->cumsum(dim, ht::or_none_type(type)); });
}

HT_EXPORT TensorHandle ht_cumprod(TensorHandle self, int64_t dim, int type) {
    return ht::tensor([&] { return self->cumprod(dim, ht::or_none_type(type)); });
}

HT_EXPORT TensorHandle ht_norm(TensorHandle self, double p) {
    return ht::tensor([&] { return self->norm(p); });
}

HT_EXPORT TensorHandle ht_norm_dim(TensorHandle self, double p, int64_t dim, int keep) {
    return ht::tensor([&] { return self->norm(ht::optional<at::Scalar>(p), at::IntArrayRef(dim), keep != 0); });
}

HT_EXPORT TensorHandle ht_softmax(TensorHandle self, int64_t dim, int type) {
    return ht::tensor([&] { return self->softmax(dim, ht::or_none_type(type)); });
}

HT_EXPORT TensorHandle ht_log_softmax(TensorHandle self, int64_t dim, int type) {
    return ht::tensor([&] { return self->log_softmax(dim, ht::or_none_type(type)); });
}

HT_EXPORT TensorHandle ht_logsumexp(TensorHandle self, int64_t dim, int keep) {
    return ht::tensor([&] { return self->logsumexp(at::IntArrayRef(dim), keep != 0); });
}

HT_EXPORT TensorHandle ht_bincount(TensorHandle self, TensorHandle weights, int64_t minimum) {
    return ht::tensor([&] { return self->bincount(ht::or_none(weights), minimum); });
}

HT_EXPORT TensorHandle ht_count_nonzero(TensorHandle self, const int64_t* dims, int count) {
    return ht::tensor([&] { return count == 0 ? self->count_nonzero() : self->count_nonzero(ht::ints(dims, count)); });
}
