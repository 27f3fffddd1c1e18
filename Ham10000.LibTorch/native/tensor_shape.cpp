// Shapes, views, indexing and joining.
#include "shim.h"

#include <ATen/TensorIndexing.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/meshgrid.h>
#include <ATen/ops/stack.h>

#define HT_SIZES(name)                                                                                \
    HT_EXPORT TensorHandle ht_##name(TensorHandle self, const int64_t* sizes, int count) {            \
        return ht::tensor([&] { return self->name(ht::ints(sizes, count)); });                        \
    }

HT_SIZES(view)
HT_SIZES(reshape)
HT_SIZES(permute)
HT_SIZES(expand)
HT_SIZES(repeat)
HT_SIZES(tile)
HT_SIZES(flip)
HT_SIZES(broadcast_to)

HT_EXPORT TensorHandle ht_unflatten(TensorHandle self, int64_t dim, const int64_t* sizes, int count) {
    return ht::tensor([&] { return self->unflatten(dim, ht::ints(sizes, count)); });
}

HT_EXPORT TensorHandle ht_flatten(TensorHandle self, int64_t start, int64_t end) {
    return ht::tensor([&] { return self->flatten(start, end); });
}

HT_EXPORT TensorHandle ht_t(TensorHandle self) {
    return ht::tensor([&] { return self->t(); });
}

HT_EXPORT TensorHandle ht_transpose(TensorHandle self, int64_t first, int64_t second) {
    return ht::tensor([&] { return self->transpose(first, second); });
}

HT_EXPORT TensorHandle ht_movedim(
    TensorHandle self, const int64_t* source, int source_count, const int64_t* destination, int destination_count) {
    return ht::tensor(
        [&] { return self->movedim(ht::ints(source, source_count), ht::ints(destination, destination_count)); });
}

HT_EXPORT TensorHandle ht_squeeze(TensorHandle self, int64_t dim, int present) {
    return ht::tensor([&] { return present ? self->squeeze(dim) : self->squeeze(); });
}

HT_EXPORT TensorHandle ht_squeeze_(TensorHandle self, int64_t dim, int present) {
    return ht::tensor([&] { return present ? self->squeeze_(dim) : self->squeeze_(); });
}

HT_EXPORT TensorHandle ht_unsqueeze(TensorHandle self, int64_t dim) {
    return ht::tensor([&] { return self->unsqueeze(dim); });
}

HT_EXPORT TensorHandle ht_unsqueeze_(TensorHandle self, int64_t dim) {
    return ht::tensor([&] { return self->unsqueeze_(dim); });
}

HT_EXPORT TensorHandle ht_as_strided(
    TensorHandle self, const int64_t* sizes, int count, const int64_t* strides, int stride_count, int64_t offset) {
    return ht::tensor([&] { return self->as_strided(ht::ints(sizes, count), ht::ints(strides, stride_count), offset); });
}

HT_EXPORT TensorHandle ht_roll(TensorHandle self, const int64_t* shifts, int shift_count, const int64_t* dims, int dim_count) {
    return ht::tensor([&] { return self->roll(ht::ints(shifts, shift_count), ht::ints(dims, dim_count)); });
}

HT_EXPORT TensorHandle ht_rot90(TensorHandle self, int64_t times, int64_t first, int64_t second) {
    return ht::tensor([&] { return self->rot90(times, {first, second}); });
}

HT_EXPORT TensorHandle ht_tril(TensorHandle self, int64_t diagonal) {
    return ht::tensor([&] { return self->tril(diagonal); });
}

HT_EXPORT TensorHandle ht_triu(TensorHandle self, int64_t diagonal) {
    return ht::tensor([&] { return self->triu(diagonal); });
}

HT_EXPORT TensorHandle ht_diag(TensorHandle self, int64_t diagonal) {
    return ht::tensor([&] { return self->diag(diagonal); });
}

HT_EXPORT TensorHandle ht_diagonal(TensorHandle self, int64_t offset, int64_t first, int64_t second) {
    return ht::tensor([&] { return self->diagonal(offset, first, second); });
}

HT_EXPORT TensorHandle ht_unfold(TensorHandle self, int64_t dim, int64_t size, int64_t step) {
    return ht::tensor([&] { return self->unfold(dim, size, step); });
}

HT_EXPORT TensorHandle ht_repeat_interleave(TensorHandle self, int64_t repeats, int64_t dim, int present) {
    return ht::tensor([&] { return self->repeat_interleave(repeats, ht::or_none(dim, present)); });
}

// ---- parts ----

HT_EXPORT TensorHandle ht_select(TensorHandle self, int64_t dim, int64_t index) {
    return ht::tensor([&] { return self->select(dim, index); });
}

HT_EXPORT TensorHandle ht_narrow(TensorHandle self, int64_t dim, int64_t start, int64_t length) {
    return ht::tensor([&] { return self->narrow(dim, start, length); });
}

HT_EXPORT TensorHandle ht_slice(TensorHandle self, int64_t dim, int64_t start, int64_t end, int64_t step) {
    return ht::tensor([&] { return self->slice(dim, start, end, step); });
}

HT_EXPORT TensorHandle ht_index_select(TensorHandle self, int64_t dim, TensorHandle index) {
    return ht::tensor([&] { return self->index_select(dim, *index); });
}

HT_EXPORT TensorHandle ht_gather(TensorHandle self, int64_t dim, TensorHandle index) {
    return ht::tensor([&] { return self->gather(dim, *index); });
}

HT_EXPORT TensorHandle ht_take(TensorHandle self, TensorHandle index) {
    return ht::tensor([&] { return self->take(*index); });
}

#define HT_SCATTER(name)                                                                                          \
    HT_EXPORT TensorHandle ht_##name(TensorHandle self, int64_t dim, TensorHandle index, TensorHandle source) {    \
        return ht::tensor([&] { return self->name(dim, *index, *source); });                                      \
    }

HT_SCATTER(scatter)
HT_SCATTER(scatter_)
HT_SCATTER(scatter_add)
HT_SCATTER(scatter_add_)
HT_SCATTER(index_copy)
HT_SCATTER(index_copy_)

HT_EXPORT TensorHandle ht_index_add(TensorHandle self, int64_t dim, TensorHandle index, TensorHandle source, HtScalar alpha) {
    return ht::tensor([&] { return self->index_add(dim, *index, *source, ht::scalar(alpha)); });
}

HT_EXPORT TensorHandle ht_index_add_(TensorHandle self, int64_t dim, TensorHandle index, TensorHandle source, HtScalar alpha) {
    return ht::tensor([&] { return self->index_add_(dim, *index, *source, ht::scalar(alpha)); });
}

HT_EXPORT TensorHandle ht_index_fill(TensorHandle self, int64_t dim, TensorHandle index, HtScalar value) {
    return ht::tensor([&] { return self->index_fill(dim, *index, ht::scalar(value)); });
}

HT_EXPORT TensorHandle ht_index_fill_(TensorHandle self, int64_t dim, TensorHandle index, HtScalar value) {
    return ht::tensor([&] { return self->index_fill_(dim, *index, ht::scalar(value)); });
}

HT_EXPORT TensorHandle ht_masked_fill(TensorHandle self, TensorHandle mask, HtScalar value) {
    return ht::tensor([&] { return self->masked_fill(*mask, ht::scalar(value)); });
}

HT_EXPORT TensorHandle ht_masked_fill_(TensorHandle self, TensorHandle mask, HtScalar value) {
    return ht::tensor([&] { return self->masked_fill_(*mask, ht::scalar(value)); });
}

HT_EXPORT TensorHandle ht_masked_select(TensorHandle self, TensorHandle mask) {
    return ht::tensor([&] { return self->masked_select(*mask); });
}

HT_EXPORT TensorHandle ht_nonzero(TensorHandle self) {
    return ht::tensor([&] { return self->nonzero(); });
}

// One place in an index expression. has: bit 0 start (or the single index), bit 1 stop, bit 2 step.
struct HtIndex {
    int32_t kind;  // 0 None (a new axis), 1 Ellipsis, 2 single, 3 boolean, 4 slice, 5 tensor
    int32_t has;
    int64_t start;
    int64_t stop;
    int64_t step;
    TensorHandle tensor;
};

static std::vector<at::indexing::TensorIndex> indices(const HtIndex* items, int count) {
    using at::indexing::Slice;
    std::vector<at::indexing::TensorIndex> result;
    result.reserve(static_cast<size_t>(count));
    for (int i = 0; i < count; i++) {
        const HtIndex& item = items[i];
        switch (item.kind) {
            case 0:
                result.emplace_back(at::indexing::None);
                break;
            case 1:
                result.emplace_back(at::indexing::Ellipsis);
                break;
            case 2:
                result.emplace_back(item.start);
                break;
            case 3:
                result.emplace_back(item.start != 0);
                break;
            case 4: {
                const auto part = [&](int bit, int64_t value) {
                    return (item.has >> bit) & 1 ? ht::optional<int64_t>(value) : ht::nullopt;
                };
                result.emplace_back(Slice(part(0, item.start), part(1, item.stop), part(2, item.step)));
                break;
            }
            default:
                result.emplace_back(*item.tensor);
                break;
        }
    }
    return result;
}

HT_EXPORT TensorHandle ht_index(TensorHandle self, const HtIndex* items, int count) {
    return ht::tensor([&] { return self->index(indices(items, count)); });
}

HT_EXPORT TensorHandle ht_index_put_(TensorHandle self, const HtIndex* items, int count, TensorHandle value) {
    return ht::tensor([&] { return self->index_put_(indices(items, count), *value); });
}

HT_EXPORT TensorHandle ht_index_put_scalar_(TensorHandle self, const HtIndex* items, int count, HtScalar value) {
    return ht::tensor([&] { return self->index_put_(indices(items, count), ht::scalar(value)); });
}

// ---- joining and splitting ----

HT_EXPORT TensorHandle ht_cat(const TensorHandle* tensors, int count, int64_t dim) {
    return ht::tensor([&] { return at::cat(ht::list(tensors, count), dim); });
}

HT_EXPORT TensorHandle ht_stack(const TensorHandle* tensors, int count, int64_t dim) {
    return ht::tensor([&] { return at::stack(ht::list(tensors, count), dim); });
}

HT_EXPORT int ht_chunk(TensorHandle self, int64_t chunks, int64_t dim, TensorHandle** out, int* count) {
    return ht::status([&] { ht::give_list(self->chunk(chunks, dim), out, count); });
}

HT_EXPORT int ht_split(TensorHandle self, int64_t size, int64_t dim, TensorHandle** out, int* count) {
    return ht::status([&] { ht::give_list(self->split(size, dim), out, count); });
}

HT_EXPORT int ht_split_sizes(TensorHandle self, const int64_t* sizes, int size_count, int64_t dim, TensorHandle** out, int* count) {
    return ht::status([&] { ht::give_list(self->split_with_sizes(ht::ints(sizes, size_count), dim), out, count); });
}

HT_EXPORT int ht_unbind(TensorHandle self, int64_t dim, TensorHandle** out, int* count) {
    return ht::status([&] { ht::give_list(self->unbind(dim), out, count); });
}

HT_EXPORT int ht_meshgrid(const TensorHandle* tensors, int tensor_count, const char* indexing, TensorHandle** out, int* count) {
    return ht::status([&] { ht::give_list(at::meshgrid(ht::list(tensors, tensor_count), indexing), out, count); });
}
